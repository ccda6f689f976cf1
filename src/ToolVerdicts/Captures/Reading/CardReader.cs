using System.Globalization;
using System.Text.RegularExpressions;
using ToolVerdicts.Content;
using ToolVerdicts.Text;
using ToolVerdicts.Tools;
using ToolVerdicts.Verdicts;
using static ToolVerdicts.Captures.Reading.CaptureLines;

namespace ToolVerdicts.Captures.Reading;

/// <summary>
/// Reads the tool cards. A card is found by its label "Panel ship"; above it stand share, badge, tagline, name and category, below
/// it community, price and description, which runs up to the next card.
/// </summary>
internal sealed partial class CardReader
{
    // How far above its share a card's name is looked for when unknown lines stand in between.
    private const int NameReach = 8;

    // The shortest line that is taken for a paragraph when no full stop ends it.
    private const int ShortestProse = 60;

    // The longest line that can be a category; longer ones are prose.
    private const int LongestCategory = 60;

    private readonly List<string> _lines;
    private readonly List<string> _warnings;
    private readonly List<CardHead> _heads = [];
    private readonly List<CardFoot> _feet = [];
    private readonly List<int> _names;

    /// <param name="lines">The page up to the end of its cards.</param>
    /// <param name="shares">Where "Panel ship" stands, once a card.</param>
    /// <param name="warnings">Takes up what an editor should look at.</param>
    /// <exception cref="CaptureRefusedException">A card has no name or tagline.</exception>
    public CardReader(List<string> lines, List<int> shares, List<string> warnings)
    {
        (_lines, _warnings) = (lines, warnings);
        var heading = Heading(lines, shares[0], out var start);
        foreach (var share in shares)
        {
            var end = shares.Find(other => other > share) is var next and > 0 ? next : lines.Count;
            _heads.Add(CardHead.Above(lines, start, share));
            _feet.Add(CardFoot.Below(lines, share, end));
            start = _feet[^1].End;
        }

        _names = ChooseNames(_heads, heading);
        if (_names.FindIndex(line => line < 0) is var nameless and >= 0)
            throw new CaptureRefusedException($"card {nameless + 1} has no name and tagline");
        if (heading is not null && !Wording.Same(heading, string.Join(" vs ", Names)))
            warnings.Add($"the heading {Excerpt.Of(heading)} does not name the cards' tools");
    }

    /// <summary>The tools' names from left to right.</summary>
    public IReadOnlyList<string> Names => _names.Select((line, side) => _heads[side].Lines[line]).ToList();

    /// <summary>What the cards and the decision table say of the tools.</summary>
    /// <param name="table">The decision table, when the page has one.</param>
    /// <exception cref="CaptureRefusedException">A card lacks its tagline, holds too long a text, or shows the same tool as another.</exception>
    public IReadOnlyList<CapturedTool> Tools(DecisionTableText? table)
    {
        // What stands above a card's category is the description of the card before it.
        var cards = _heads.Select((head, side) => Card(head, _names[side], side, table, _warnings)).ToList();
        var tools = new List<CapturedTool>();
        for (var side = 0; side < cards.Count; side++)
        {
            var description = Prose(side + 1 < cards.Count ? cards[side + 1].Before : _lines[_feet[^1].End..], side);
            tools.Add(Tool(cards[side], _heads[side], _feet[side], description, table, side, _warnings));
        }

        foreach (var line in cards[0].Before)
            _warnings.Add($"unknown line above the cards: {Excerpt.Of(line)}");
        if (tools.DistinctBy(tool => tool.Identity.Key).Count() < tools.Count)
            throw new CaptureRefusedException($"not a comparison: it shows {Excerpt.Of(tools[0].Identity.Name)} beside itself");
        return tools;
    }

    /// <summary>The description among the lines below a card: what it starts with, and whatever else is prose.</summary>
    private List<string> Prose(List<string> lines, int side)
    {
        var prose = new List<string>();
        foreach (var line in lines)
        {
            if (prose.Count == 0 || line.Length >= ShortestProse || line[^1] is '.' or '!' or '?' or '…' or ':' or ')' or '”' or '"')
                prose.Add(line);
            else if (!Is(line, "vs"))
                _warnings.Add($"unknown line in card {side + 1}: {Excerpt.Of(line)}");
        }

        return prose;
    }

    private static string? Heading(List<string> lines, int firstShare, out int end)
    {
        var above = lines[..firstShare];
        var kicker = above.FindLastIndex(line => Is(line, Kicker));
        var heading = kicker >= 0 && kicker + 1 < above.Count
            ? kicker + 1
            : above.FindIndex(line => line.Contains(" vs ", StringComparison.OrdinalIgnoreCase) && line.Length <= 2 * CaptureLimits.MaxName);
        var lede = above.FindLastIndex(line => line.StartsWith(LedeStart, StringComparison.OrdinalIgnoreCase));
        if (heading == lede)
            heading = -1;
        end = Math.Max(kicker, Math.Max(heading, lede)) + 1;
        return heading < 0 ? null : above[heading];
    }

    /// <summary>The line of each card that is its name: the one above the tagline, unless only other lines make up the heading.</summary>
    private static List<int> ChooseNames(List<CardHead> heads, string? heading)
    {
        var usual = heads.Select(head => head.Lines.Count - 2).ToList();
        if (heading is null || usual.TrueForAll(line => line >= 0) && Spells(heading, usual))
            return usual;
        return Candidates(0).FirstOrDefault(names => Spells(heading, names)) ?? usual;

        bool Spells(string text, List<int> names) => Wording.Same(text, string.Join(" vs ", names.Select((line, side) => heads[side].Lines[line])));

        IEnumerable<List<int>> Candidates(int side)
        {
            if (side == heads.Count)
                return [[]];
            var count = heads[side].Lines.Count;
            return Enumerable.Range(1, Math.Min(count, NameReach)).Select(back => count - back)
                .Where(line => heading.Contains(heads[side].Lines[line], StringComparison.OrdinalIgnoreCase))
                .SelectMany(line => Candidates(side + 1).Select(rest => new List<int> { line }.Concat(rest).ToList()));
        }
    }

    private static CardText Card(CardHead head, int name, int side, DecisionTableText? table, List<string> warnings)
    {
        var rest = head.Lines[(name + 1)..];
        foreach (var line in rest.Skip(1))
            warnings.Add($"unknown line in card {side + 1}: {Excerpt.Of(line)}");
        var tagline = rest.FirstOrDefault() ?? table?[DecisionTableReader.BestFor, side];
        if (tagline is null || IsNotStated(tagline))
            throw new CaptureRefusedException($"card {side + 1} has no tagline, which tells tools of one name apart");

        var above = head.Lines[..name];
        var badge = above.Count > 1 && IsBadge(above[^1]) && IsCategory(above[^2]) ? ParseVerdict(above[^1]) : null;
        if (badge is not null)
            above.RemoveAt(above.Count - 1);
        var category = above.Count > 0 && IsCategory(above[^1]) ? GluedBadge().Replace(above[^1], "") : null;
        if (category is not null)
            above.RemoveAt(above.Count - 1);
        if (above.Count > 0 && IsMonogram(above[^1]))
            above.RemoveAt(above.Count - 1);
        if (above.Count > 0 && category is null && IsCategory(above[^1]))
            warnings.Add($"unknown line in card {side + 1}: {Excerpt.Of(above[^1])}");
        return new CardText(new ToolIdentity(Limited(head.Lines[name], CaptureLimits.MaxName, "name"), Limited(tagline, CaptureLimits.MaxPhrase, "tagline")), category, badge, above);
    }

    private static CapturedTool Tool(
        CardText card, CardHead head, CardFoot foot, List<string> description, DecisionTableText? table, int side, List<string> warnings)
    {
        foreach (var line in foot.Unknown)
            warnings.Add($"unknown line in card {side + 1}: {Excerpt.Of(line)}");
        if (head.OddShare is not null)
            warnings.Add($"{card.Identity.Name}: panel share {head.OddShare} {(head.Share is { } kept ? $"is kept as {kept}%" : "cannot be")}");
        if (description.Find(line => ParseTally(line) is not null) is { } counts)
            warnings.Add($"{card.Identity.Name}: the description holds counts that belong to a decision table: {Excerpt.Of(counts)}");
        var verdictRow = table?[DecisionTableReader.PanelVerdict, side];
        var text = string.Join("\n\n", description);
        return new CapturedTool(
            card.Identity,
            card.Category ?? Stated(table?[DecisionTableReader.Category, side], CaptureLimits.MaxName, "category"),
            text.Length == 0 ? null : Limited(text, CaptureLimits.MaxText, "description"),
            Stated(foot.Price, CaptureLimits.MaxPhrase, "price"),
            Stated(table?[DecisionTableReader.Pricing, side], CaptureLimits.MaxPhrase, "price"),
            head.Badge ?? card.Badge ?? (verdictRow is null ? null : ParseVerdict(verdictRow)),
            head.Share,
            verdictRow is null ? null : ParseTally(verdictRow),
            Richer(card.Identity.Name, foot.Community, table?[CommunityLabel, side] is { } row ? ParseCommunity(row) : null, warnings));
    }

    private static CommunityVote? Richer(string name, CommunityVote? card, CommunityVote? row, List<string> warnings)
    {
        if (card is null || row is null || card == CommunityVote.None)
            return row ?? card;
        var agree = (card.SharePercent ?? row.SharePercent) == (row.SharePercent ?? card.SharePercent) && (card.Votes ?? row.Votes) == (row.Votes ?? card.Votes);
        if (agree)
            return new CommunityVote(card.SharePercent ?? row.SharePercent, card.Votes ?? row.Votes);
        warnings.Add($"{name}: community {Words(card)} on the card, but {Words(row)} in the decision table");
        return card;
    }

    private static string Words(CommunityVote vote) =>
        $"{(vote.SharePercent is { } share ? $"{share}%" : "share not stated")} of {(vote.Votes is { } votes ? $"{votes} votes" : "votes not stated")}";

    private static string? Stated(string? text, int limit, string what) =>
        text is null || IsNotStated(text) ? null : Limited(text, limit, what);

    private static string Limited(string text, int limit, string what) => text.Length <= limit
        ? text
        : throw new CaptureRefusedException($"too long: a {what} of {text.Length} characters, where {limit} is the limit");

    private static bool IsCategory(string line) =>
        line.Length <= LongestCategory && !line.EndsWith('.') && !IsMonogram(line) && !IsNotStated(line);

    private static bool IsBadge(string line) => Enum.GetNames<Verdict>().Any(word => Is(line, word));

    private static bool IsMonogram(string line) => line.Length <= 4 && new StringInfo(line).LengthInTextElements == 1;

    // "Developer ToolsMixed": the badge of a card whose parts stand side by side.
    [GeneratedRegex(@"(?<=[\p{Ll})])(Ship|Mixed|Skip)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex GluedBadge();

    private sealed record CardText(ToolIdentity Identity, string? Category, Verdict? Badge, List<string> Before);
}
