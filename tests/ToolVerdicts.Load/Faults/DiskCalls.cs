namespace ToolVerdicts.Load.Faults;

/// <summary>Kinds of system calls that can be made to fail; the values are those of <c>io-errors.c</c>.</summary>
[Flags]
internal enum DiskCalls
{
    /// <summary>No call.</summary>
    None = 0,

    /// <summary>Writes to a file.</summary>
    Write = 1,

    /// <summary>Flushes: <c>fsync</c> and <c>fdatasync</c>.</summary>
    Sync = 2,

    /// <summary>Truncations of a file.</summary>
    Truncate = 4,

    /// <summary>All of these calls.</summary>
    All = Write | Sync | Truncate,
}
