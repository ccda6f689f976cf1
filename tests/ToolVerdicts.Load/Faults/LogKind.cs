namespace ToolVerdicts.Load.Faults;

/// <summary>The kind of a log entry: a file operation or an acknowledgement.</summary>
internal enum LogKind
{
    /// <summary>A client got the acknowledgement of its vote.</summary>
    Acknowledged = 'A',

    /// <summary>Bytes were written.</summary>
    Write = 'W',

    /// <summary>The file's length was set.</summary>
    Truncate = 'T',

    /// <summary>The file was flushed: all earlier writes are on the disk.</summary>
    Sync = 'S',

    /// <summary>The file was removed.</summary>
    Unlink = 'U',
}
