namespace ToolVerdicts.Verdicts;

/// <summary>
/// The Wilson score interval (E. B. Wilson, 1927): the shares of "ship" between which the opinion behind a tally lies with 95% confidence.
/// A plain share would rank two votes of two above ninety of a hundred.
/// </summary>
/// <param name="Low">The lower bound, 0 to 1.</param>
/// <param name="High">The upper bound, 0 to 1.</param>
public readonly record struct Wilson(double Low, double High)
{
    /// <summary>The fewest votes for which the interval is shown. With fewer it is too wide to say anything.</summary>
    public const long FewestVotes = 10;
    /// <summary>The confidence in percent.</summary>
    public const int Confidence = 95;
    /// <summary>The quantile of the normal distribution that <see cref="Confidence"/> stands for.</summary>
    public const double Z = 1.959964;

    /// <summary>The interval of a tally; null without votes.</summary>
    public static Wilson? Of(Tally votes)
    {
        if (votes.Total == 0)
            return null;
        double n = votes.Total;
        var share = votes.Ship / n;
        var centre = share + Z * Z / (2 * n);
        var reach = Z * Math.Sqrt(share * (1 - share) / n + Z * Z / (4 * n * n));
        var whole = 1 + Z * Z / n;
        return new Wilson(Math.Max(0, (centre - reach) / whole), Math.Min(1, (centre + reach) / whole));
    }
}
