namespace ToolVerdicts.Newsletter.Outbox;

public static class Backoff
{
    /// <summary>Attempts until a message has failed; some four days.</summary>
    public const long MostAttempts = 100;

    /// <summary>The shortest wait before a message is tried again.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);

    /// <summary>The longest wait before a message is tried again.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(60);

    /// <summary>Computes the wait after an attempt that the server put off. It doubles with each attempt, give or take a quarter, so that
    /// messages that failed together do not come back together.</summary>
    /// <param name="attempts">The number of attempts so far, from 1.</param>
    /// <param name="chance">A random number from 0 to 1.</param>
    public static TimeSpan DelayAfter(long attempts, double chance)
    {
        var doubled = Shortest * Math.Pow(2, Math.Min(attempts - 1, 16)) * (0.75 + chance / 2);
        return doubled < Shortest ? Shortest : doubled > Longest ? Longest : doubled;
    }

    /// <summary>Computes how long to leave a server alone after so many faults in a row: seconds at first, a minute at most.</summary>
    public static TimeSpan RestAfter(int faults) => TimeSpan.FromSeconds(Math.Min(60, Math.Pow(2, Math.Min(faults, 6))));
}
