namespace ToolVerdicts.Verdicts;

/// <summary>Counts of calls: the only place that turns counts into a verdict.</summary>
/// <param name="Ship">How many say ship.</param>
/// <param name="Skip">How many say skip.</param>
public readonly record struct Tally(long Ship, long Skip)
{
    public long Total => Ship + Skip;

    /// <summary>The verdict, decided on counts; null when nobody called.</summary>
    public Verdict? Verdict => Total == 0 ? null
        : Ship > Skip ? Verdicts.Verdict.Ship
        : Ship == Skip ? Verdicts.Verdict.Mixed
        : Verdicts.Verdict.Skip;

    /// <summary>The share that says ship, in whole percent, halves rounded up; null when nobody called.</summary>
    public long? SharePercent => Total == 0 ? null : (200 * Ship + Total) / (2 * Total);

    /// <summary>The counts without one such call; null when there is none.</summary>
    public Tally? Without(Call call) => call switch
    {
        Call.Ship when Ship > 0 => this with { Ship = Ship - 1 },
        Call.Skip when Skip > 0 => this with { Skip = Skip - 1 },
        _ => null,
    };

    public override string ToString() => $"{Ship} ship / {Skip} skip";

    /// <summary>The counts that a rounded share stands for: 75% of four is three to one. Null unless exactly one rounds to it.</summary>
    public static Tally? FromShare(long sharePercent, long total)
    {
        var ship = (sharePercent * total + 50) / 100;
        var only = new Tally(ship, total - ship);
        if (total <= 0 || ship > total || only.SharePercent != sharePercent)
            return null;
        var below = ship > 0 && new Tally(ship - 1, total - ship + 1).SharePercent == sharePercent;
        var above = ship < total && new Tally(ship + 1, total - ship - 1).SharePercent == sharePercent;
        return below || above ? null : only;
    }
}
