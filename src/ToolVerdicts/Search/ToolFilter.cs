namespace ToolVerdicts.Search;

/// <summary>The orders a list of tools can have.</summary>
public enum ToolSort
{
    /// <summary>The best match first; without words to look for, by name.</summary>
    Relevance,

    /// <summary>By name.</summary>
    Name,

    /// <summary>As <see cref="Tools.Rank.Panel"/> ranks them.</summary>
    Panel,

    /// <summary>As <see cref="Tools.Rank.Dispute"/> ranks them.</summary>
    Disputed,

    /// <summary>As <see cref="Tools.Rank.Community"/> ranks them.</summary>
    Community,

    /// <summary>The latest import first.</summary>
    Newest,
}

/// <summary>Which tools to list, and how.</summary>
/// <param name="Matches">The tools that the words match, or all.</param>
/// <param name="Category">A category's slug, or <see cref="NotStated"/>; null for all.</param>
/// <param name="Price">A price word in lower case, or <see cref="NotStated"/>; null for all.</param>
/// <param name="Verdict">A verdict in lower case, or <see cref="NotStated"/>; null for all.</param>
/// <param name="Sort">The order.</param>
public sealed record ToolFilter(WordMatches Matches, string? Category, string? Price, string? Verdict, ToolSort Sort)
{
    /// <summary>The value that chooses tools of which a fact is not stated.</summary>
    public const string NotStated = "not-stated";
}

/// <summary>One value of a facet with the number of tools that have it.</summary>
public sealed record FacetValue
{
    /// <summary>What the address says.</summary>
    public string Value { get; init; } = "";

    /// <summary>What the page says.</summary>
    public string Name { get; init; } = "";

    /// <summary>How many tools have it, of those that match all other choices.</summary>
    public long Count { get; init; }
}

/// <summary>A tool in a list.</summary>
public record FoundTool
{
    /// <summary>Its address part.</summary>
    public string Slug { get; init; } = "";

    /// <summary>Its name; matches stand between <see cref="Marks.Start"/> and <see cref="Marks.End"/>.</summary>
    public string Name { get; init; } = "";

    /// <summary>Its tagline, with matches marked.</summary>
    public string Tagline { get; init; } = "";

    /// <summary>A passage of its description or reviews around a match; null when the match is elsewhere.</summary>
    public string? Passage { get; init; }

    /// <summary>Its category; null is "not stated".</summary>
    public string? Category { get; init; }

    /// <summary>The word on its card; null is "not stated".</summary>
    public string? PriceWord { get; init; }

    /// <summary>How many of the panel say ship; null is "not stated".</summary>
    public long? PanelShip { get; init; }

    /// <summary>How many say skip.</summary>
    public long? PanelSkip { get; init; }

    /// <summary>The mean of the stated scores in hundredths of a point; null is "not stated".</summary>
    public long? MeanScore { get; init; }

    /// <summary>How many visitors' votes that count say ship.</summary>
    public long VotesShip { get; init; }

    /// <summary>How many of them say skip.</summary>
    public long VotesSkip { get; init; }

    /// <summary>What this site's visitors say.</summary>
    public Verdicts.CommunityVerdict Here => new(new Verdicts.Tally(VotesShip, VotesSkip));

    /// <summary>The panel's counts.</summary>
    public Verdicts.Tally? Panel => PanelShip is { } ship && PanelSkip is { } skip ? new Verdicts.Tally(ship, skip) : null;
}

/// <summary>A tool in a list without words.</summary>
public sealed record ListedTool : FoundTool
{
    /// <inheritdoc cref="Tools.ToolPlace.Rank"/>
    public long Rank { get; init; }

    /// <inheritdoc cref="Tools.ToolPlace.NameKey"/>
    public string NameKey { get; init; } = "";

    /// <summary>Where it stands in the list.</summary>
    public Tools.ToolPlace Place => new(Rank, NameKey, Slug);
}

/// <summary>The characters that stand around a match; no captured text holds them.</summary>
public static class Marks
{
    /// <summary>Before a match.</summary>
    public const char Start = '\u0002';

    /// <summary>Behind a match.</summary>
    public const char End = '\u0003';

    /// <summary>The text with marks around the words that begin with one of these.</summary>
    /// <param name="text">Text without marks.</param>
    /// <param name="words">In lower case, as <see cref="SearchWords.Of"/> gives them.</param>
    public static string Around(string text, IReadOnlyList<string> words)
    {
        var begins = words.SelectMany(word => word.Split(SearchWords.Or)).ToList();
        var marked = new System.Text.StringBuilder(text.Length + 16);
        for (var at = 0; at < text.Length;)
        {
            var end = at;
            while (end < text.Length && char.IsLetterOrDigit(text[end]))
                end++;
            var word = text[at..end];
            if (begins.Exists(begin => word.StartsWith(begin, StringComparison.OrdinalIgnoreCase)))
                marked.Append(Start).Append(word).Append(End);
            else
                marked.Append(word);
            for (at = end; at < text.Length && !char.IsLetterOrDigit(text[at]); at++)
                marked.Append(text[at]);
        }

        return marked.ToString();
    }
}
