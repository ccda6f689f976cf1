namespace ToolVerdicts.Facts;

/// <summary>A statement with the revision that recorded it.</summary>
public sealed record Recorded<T>(long Revision, Statement<T> Statement)
{
    /// <summary>The revision that ended it; null while it holds.</summary>
    public long? Until { get; init; }

    /// <summary>True when it holds after a revision.</summary>
    public bool HoldsAfter(long revision) => Revision <= revision && !(Until <= revision);
}
