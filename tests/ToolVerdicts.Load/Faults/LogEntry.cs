namespace ToolVerdicts.Load.Faults;

/// <summary>One entry of the log.</summary>
/// <param name="Kind">The kind of the entry.</param>
/// <param name="File">The file's name; empty for an acknowledgement.</param>
/// <param name="Offset">The offset of a write, the new length of a truncated file, or the index of an acknowledgement.</param>
/// <param name="Data">The written bytes.</param>
internal sealed record LogEntry(LogKind Kind, string File, long Offset, ReadOnlyMemory<byte> Data);
