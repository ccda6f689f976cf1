namespace ToolVerdicts.Tools;

/// <summary>The facts of a tool that lists, bookmarks and issues show; null is "not stated".</summary>
public record ToolSummary
{
    /// <summary>The columns of these facts from <c>tools t LEFT JOIN categories c</c>, without name and tagline: a search selects those
    /// with its matches marked.</summary>
    internal const string FactColumns =
        "t.id, t.slug, c.name AS category, t.price_word, t.price_text, t.panel_ship, t.panel_skip, t.contested, t.votes_ship, t.votes_skip";

    internal const string Columns = $"t.name, t.tagline, {FactColumns}";

    /// <summary>The row; zero before it is stored.</summary>
    public long Id { get; init; }
    /// <summary>The permanent address part; the default value before it is stored.</summary>
    public Slug Slug { get; init; }
    /// <summary>The name, which several tools can share.</summary>
    public required string Name { get; init; }
    /// <summary>The one line that, with the name, identifies the tool.</summary>
    public required string Tagline { get; init; }
    public string? Category { get; init; }
    /// <summary>The word on the card, such as Free or Paid.</summary>
    public string? PriceWord { get; init; }
    public string? PriceText { get; init; }
    public long? PanelShip { get; init; }
    public long? PanelSkip { get; init; }
    /// <summary>The facts of which no value stands, because sources of equal standing differ (<see cref="WordList"/>); null when there are
    /// none.</summary>
    public string? Contested { get; init; }
    /// <summary>How many of this site's visitors say ship, of the votes that count.</summary>
    public long VotesShip { get; init; }
    /// <summary>How many of this site's visitors say skip, of the votes that count.</summary>
    public long VotesSkip { get; init; }

    /// <summary>False for a past day on which the votes were not kept.</summary>
    public bool AreVotesKept { get; init; } = true;

    public CommunityVerdict Here => new(new Tally(VotesShip, VotesSkip));

    public Price Price => new(PriceWord, PriceText)
    {
        IsContested = IsContested(ToolFact.Price) || IsContested(ToolFact.Pricing),
    };

    /// <summary>The panel's counts; null when they are not known.</summary>
    public Tally? Panel => PanelShip is { } ship && PanelSkip is { } skip ? new Tally(ship, skip) : null;

    /// <summary>The panel's verdict; null when its counts are not known.</summary>
    public Verdict? Verdict => Panel?.Verdict;

    /// <summary>The panel's verdict as a stamp shows it.</summary>
    public PanelStamp Stamp => new(Verdict, IsContested(ToolFact.Panel));

    /// <summary>True when no value of the fact stands, because sources of equal standing differ.</summary>
    public bool IsContested(ToolFact fact) => WordList.Has(Contested, fact);
}
