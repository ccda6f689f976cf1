namespace ToolVerdicts.Tools;

/// <summary>One product under review, with every fact that captures state; null is "not stated".</summary>
public sealed record Tool : ToolSummary
{
    /// <summary>The description: paragraphs are separated by an empty line, words between backticks are code.</summary>
    public string? Description { get; init; }
    /// <summary>Percent of the panel that says ship, as rounded by the capture.</summary>
    public long? PanelShare { get; init; }
    /// <summary><see cref="Basis.Deduced"/> when the panel's counts follow from its share and the number of reviews.</summary>
    public Basis? PanelBasis { get; init; }
    /// <summary>Percent of the captured site's visitors that says ship.</summary>
    public long? CommunityShare { get; init; }
    /// <summary>How many of the captured site's visitors voted; zero is stated, null is not.</summary>
    public long? CommunityVotes { get; init; }

    /// <summary>The day on which the price was seen, of word and text the earlier day; null is "not known".</summary>
    public DateOnly? PriceSeen { get; init; }
    /// <summary>The day on which the panel was seen; null is "not known".</summary>
    public DateOnly? PanelSeen { get; init; }

    /// <summary>How many questions on the tool no editor has answered.</summary>
    public long Questions { get; init; }

    public ToolIdentity Identity => new(Name, Tagline);
}
