namespace ToolVerdicts.Facts;

/// <summary>One source's value of one fact.</summary>
/// <param name="Source">The row of the source.</param>
/// <param name="Seen">The day on which the source showed the value; null is "not known".</param>
public sealed record Statement<T>(T Value, SourceKind Kind, DateOnly? Seen, long Source)
{
    /// <summary>The source's row.</summary>
    public SourceRef Origin => new(Kind == SourceKind.File, Source);

    /// <summary>The revision that recorded it.</summary>
    public long Revision { get; init; }
}
