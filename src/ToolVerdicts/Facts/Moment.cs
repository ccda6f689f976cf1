namespace ToolVerdicts.Facts;

/// <summary>A state of the catalogue: everything up to a revision.</summary>
/// <param name="Revision">The last revision that is part of it.</param>
/// <param name="Capture">The last capture that is part of it.</param>
public readonly record struct Moment(long Revision, long Capture)
{
    /// <summary>The present state.</summary>
    public static Moment Now { get; } = new(long.MaxValue, long.MaxValue);
}
