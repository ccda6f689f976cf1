namespace ToolVerdicts.Facts;

/// <summary>How many days after it was seen a fact counts as old.</summary>
public sealed record FactAges(int Price, int Panel)
{
    public static FactAges Usual { get; } = new(Price: 60, Panel: 180);

    /// <summary>True when the fact is older than its limit. A fact without a day, or without a limit, is not.</summary>
    public bool IsOld(ToolFact fact, DateOnly? seen, DateOnly today) => seen is { } day && fact switch
    {
        ToolFact.Price or ToolFact.Pricing => day.AddDays(Price) < today,
        ToolFact.Panel or ToolFact.PanelShare => day.AddDays(Panel) < today,
        _ => false,
    };
}
