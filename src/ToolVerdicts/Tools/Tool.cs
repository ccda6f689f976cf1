using ToolVerdicts.Text;
using ToolVerdicts.Verdicts;

namespace ToolVerdicts.Tools;

/// <summary>One product under review, with every fact its captures state; null is "not stated".</summary>
public sealed record Tool
{
    /// <summary>Its row; zero before it is stored.</summary>
    public long Id { get; init; }

    /// <summary>Its permanent address part; empty before it is stored.</summary>
    public string Slug { get; init; } = "";

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The one line that, with the name, identifies the tool.</summary>
    public required string Tagline { get; init; }

    /// <summary>The category's name.</summary>
    public string? Category { get; init; }

    /// <summary>What the tool is; paragraphs are separated by an empty line, words between backticks are code.</summary>
    public string? Description { get; init; }

    /// <summary>The word on the card, such as Free or Paid.</summary>
    public string? PriceWord { get; init; }

    /// <summary>The pricing in free text.</summary>
    public string? PriceText { get; init; }

    /// <summary>Percent of the panel that says ship, as rounded by the capture.</summary>
    public long? PanelShare { get; init; }

    /// <summary>How many of the panel say ship.</summary>
    public long? PanelShip { get; init; }

    /// <summary>How many of the panel say skip.</summary>
    public long? PanelSkip { get; init; }

    /// <summary><see cref="Basis.Stated"/>, or <see cref="Basis.Deduced"/> when the counts follow from the share and the number of reviews.</summary>
    public Basis? PanelBasis { get; init; }

    /// <summary>Percent of the captured site's visitors that says ship.</summary>
    public long? CommunityShare { get; init; }

    /// <summary>How many of those visitors voted; zero is a statement, null is not.</summary>
    public long? CommunityVotes { get; init; }

    /// <summary>How many of this site's visitors say ship, of the votes that count.</summary>
    public long VotesShip { get; init; }

    /// <summary>How many of them say skip.</summary>
    public long VotesSkip { get; init; }

    /// <summary>What this site's visitors say.</summary>
    public CommunityVerdict Here => new(new Tally(VotesShip, VotesSkip));

    /// <summary>What is stated of its price.</summary>
    public Price Price => new(PriceWord, PriceText);

    /// <summary>Name and tagline.</summary>
    public ToolIdentity Identity => new(Name, Tagline);

    /// <summary>The panel's counts.</summary>
    public Tally? Panel => PanelShip is { } ship && PanelSkip is { } skip ? new Tally(ship, skip) : null;

    /// <summary>The panel's verdict; null when its counts are not known.</summary>
    public Verdict? Verdict => Panel?.Verdict;
}
