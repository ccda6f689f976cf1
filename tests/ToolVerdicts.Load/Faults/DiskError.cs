namespace ToolVerdicts.Load.Faults;

/// <summary>The error of a failing call, with Linux's <c>errno</c> values.</summary>
internal enum DiskError
{
    /// <summary><c>EIO</c>: the disk has a fault.</summary>
    InputOutput = 5,

    /// <summary><c>ENOSPC</c>: the disk is full.</summary>
    Full = 28,

    /// <summary><c>EROFS</c>: the file system is read-only, as Linux remounts it after an error.</summary>
    ReadOnly = 30,
}
