namespace ToolVerdicts.Newsletter.Outbox;

/// <summary>How long to wait before a message is tried again.</summary>
public static class Backoff
{
    /// <summary>After so many attempts, some four days, a message has failed.</summary>
    public const long MostAttempts = 100;

    /// <summary>The shortest wait.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);

    /// <summary>The longest wait.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(60);

    /// <summary>The wait after an attempt that the server put off: it doubles, give or take a quarter, so that not all come back at once.</summary>
    /// <param name="attempts">How many there were, from 1.</param>
    /// <param name="chance">A random number from 0 to 1.</param>
    public static TimeSpan After(long attempts, double chance)
    {
        var doubled = Shortest * Math.Pow(2, Math.Min(attempts - 1, 16)) * (0.75 + chance / 2);
        return doubled < Shortest ? Shortest : doubled > Longest ? Longest : doubled;
    }

    /// <summary>How long to leave a server alone that cannot be reached, after so many faults in a row: seconds at first, a minute at most.</summary>
    public static TimeSpan Rest(int faults) => TimeSpan.FromSeconds(Math.Min(60, Math.Pow(2, Math.Min(faults, 6))));
}
