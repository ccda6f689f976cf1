namespace ToolVerdicts.Load.Faults;

/// <summary>The figures of a run on a slow disk.</summary>
/// <param name="Votes">The figures of the votes.</param>
/// <param name="LongestVote">The longest wait for an answer to a vote.</param>
/// <param name="PageMs">The median time of a page during votes on the real disk, in milliseconds.</param>
/// <param name="SlowPageMs">The median time of a page during votes on the slow disk, in milliseconds.</param>
public sealed record SlowDiskFigures(FaultFigures Votes, TimeSpan LongestVote, double PageMs, double SlowPageMs)
{
    /// <summary>The median time of a page on the slow disk, relative to the real disk.</summary>
    public double Ratio => SlowPageMs / PageMs;

    /// <inheritdoc/>
    public override string ToString() =>
        $"a vote took {LongestVote.TotalSeconds:F1} s at most, a page during votes {SlowPageMs:F2} ms, on the real disk {PageMs:F2} ms, "
        + $"{Ratio:F1} times; {Votes}";
}
