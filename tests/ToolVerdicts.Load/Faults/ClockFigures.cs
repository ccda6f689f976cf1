namespace ToolVerdicts.Load.Faults;

/// <summary>The figures of a run with jumps of the clock.</summary>
/// <param name="Jumps">The number of jumps.</param>
/// <param name="Answered">Votes, pages and subscriptions with the expected status.</param>
/// <param name="Wrong">Votes, pages and subscriptions with another status.</param>
/// <param name="OverCap">Counted votes of one network beyond its daily cap.</param>
/// <param name="FutureKeys">Future days whose network counters remain after the clock is right again.</param>
public sealed record ClockFigures(int Jumps, int Answered, int Wrong, long OverCap, long FutureKeys)
{
    /// <inheritdoc/>
    public override string ToString() =>
        $"{Jumps} jumps: {Answered} requests answered as expected, {Wrong} not; {OverCap} votes counted beyond a network's cap, "
        + $"counters of {FutureKeys} future days left";
}
