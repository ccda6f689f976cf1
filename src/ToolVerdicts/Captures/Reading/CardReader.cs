using System.Text.RegularExpressions;
using static ToolVerdicts.Captures.Reading.CaptureLines;

namespace ToolVerdicts.Captures.Reading;

/// <summary>
/// Parses the tool cards. A card is found by its label "Panel ship". Above the label are category, name, tagline, badge and share;
/// below it are community vote, price and the description, which ends where the next card begins.
/// </summary>
internal sealed partial class CardReader
{
    // The number of lines above the share in which the name is searched when the tagline is not directly below it.
    private const int NameReach = 8;
    private const int LongestCategory = 60;

    private readonly List<string> _lines;
    private readonly List<string> _warnings;
    private readonly List<CardHead> _heads = [];
    private readonly List<CardFoot> _feet = [];
    private readonly List<int> _names;

    /// <param name="lines">The lines of the page up to the end of the last card.</param>
    /// <param name="labels">The lines "Panel ship", one in each card.</param>
    /// <param name="warnings">Receives messages for an editor.</param>
    /// <exception cref="CaptureRefusedException">A card has no name or tagline.</exception>
    public CardReader(List<string> lines, List<int> labels, List<string> warnings)
    {
        (_lines, _warnings) = (lines, warnings);
        var heading = FindHeading(lines[..labels[0]], out var start);
        for (var side = 0; side < labels.Count; side++)
        {
            _heads.Add(CardHead.Parse(lines, start, labels[side]));
            _feet.Add(CardFoot.Parse(lines, labels[side], side + 1 < labels.Count ? labels[side + 1] : lines.Count));
            start = _feet[^1].End;
        }

        _names = FindNames(heading);
        if (_names.FindIndex(line => line < 0) is var nameless and >= 0)
            throw new CaptureRefusedException($"card {nameless + 1} has no name and tagline");
        if (heading is not null && !IsHeadingOf(heading, _names))
            warnings.Add($"the heading {Excerpt.Of(heading)} does not name the cards' tools");
    }

    /// <summary>The tools' names from left to right.</summary>
    public IReadOnlyList<string> Names => NamesAt(_names).ToList();

    /// <summary>Combines the cards with the decision table.</summary>
    /// <param name="table">Null when the page has none.</param>
    /// <exception cref="CaptureRefusedException">A card has no tagline, a text is too long, or two cards show the same tool.</exception>
    public IReadOnlyList<CapturedTool> Tools(CapturedTable? table)
    {
        var cards = _heads.Select((head, side) => ParseCard(head, side, table)).ToList();
        // The lines above the next card's category are the description of a card.
        var below = cards.Skip(1).Select(card => card.Before).Append(_lines[_feet[^1].End..]);
        var tools = cards.Zip(below).Select((card, side) => ToTool(card.First, FindProse(card.Second, side), table, side)).ToList();
        _warnings.AddRange(cards[0].Before.Select(line => UnknownLine.Warning("above the cards", line)));
        if (tools.DistinctBy(tool => tool.Identity.Key).Count() < tools.Count)
            throw new CaptureRefusedException($"not a comparison: it shows {Excerpt.Of(tools[0].Identity.Name)} beside itself");
        return tools;
    }

    /// <param name="above">The lines above the first "Panel ship".</param>
    /// <param name="end">The first line below heading and introduction.</param>
    private static string? FindHeading(List<string> above, out int end)
    {
        var kicker = above.FindLastIndex(line => Is(line, Kicker));
        var heading = kicker >= 0 && kicker + 1 < above.Count ? kicker + 1 : above.FindIndex(IsHeading);
        var intro = above.FindLastIndex(line => line.StartsWith(IntroStart, StringComparison.OrdinalIgnoreCase));
        if (heading == intro)
            heading = -1;
        end = Math.Max(kicker, Math.Max(heading, intro)) + 1;
        return heading < 0 ? null : above[heading];
    }

    /// <summary>The line of each card's name: the second above the share, unless only other lines make up the heading.</summary>
    private List<int> FindNames(string? heading)
    {
        var usual = _heads.ConvertAll(head => head.Lines.Count - 2);
        if (heading is null || (usual.TrueForAll(line => line >= 0) && IsHeadingOf(heading, usual)))
            return usual;
        return Candidates(0).FirstOrDefault(names => IsHeadingOf(heading, names)) ?? usual;

        IEnumerable<List<int>> Candidates(int side)
        {
            if (side == _heads.Count)
                return [[]];
            var count = _heads[side].Lines.Count;
            return Enumerable.Range(1, Math.Min(count, NameReach)).Select(back => count - back)
                .Where(line => heading.Contains(_heads[side].Lines[line], StringComparison.OrdinalIgnoreCase))
                .SelectMany(line => Candidates(side + 1).Select(rest => new List<int>([line, .. rest])));
        }
    }

    private bool IsHeadingOf(string heading, List<int> names) => Wording.Same(heading, string.Join(" vs ", NamesAt(names)));

    private IEnumerable<string> NamesAt(List<int> names) => names.Select((line, side) => _heads[side].Lines[line]);

    private CardText ParseCard(CardHead head, int side, CapturedTable? table)
    {
        var above = head.Lines[.._names[side]];
        var below = head.Lines[(_names[side] + 1)..];
        WarnOfUnknown(below.Skip(1), side);
        var tagline = below.FirstOrDefault() ?? table?[CapturedTable.BestFor, side];
        if (tagline is null || IsNotStated(tagline))
            throw new CaptureRefusedException($"card {side + 1} has no tagline, which tells tools of one name apart");

        var badge = above.Count > 1 && IsBadge(above[^1]) && IsCategory(above[^2]) ? ParseVerdict(above[^1]) : null;
        if (badge is not null)
            above.RemoveAt(above.Count - 1);
        var category = above.Count > 0 && IsCategory(above[^1]) ? GluedBadge().Replace(above[^1], "") : null;
        if (category is not null)
            above.RemoveAt(above.Count - 1);
        if (above.Count > 0 && IsMonogram(above[^1]))
            above.RemoveAt(above.Count - 1);
        if (above.Count > 0 && category is null && IsCategory(above[^1]))
            WarnOfUnknown([above[^1]], side);
        var name = Limited(head.Lines[_names[side]], CaptureLimits.MaxName, "name");
        return new CardText(new ToolIdentity(name, Limited(tagline, CaptureLimits.MaxPhrase, "tagline")), category, badge, above);
    }

    private CapturedTool ToTool(CardText card, List<string> description, CapturedTable? table, int side)
    {
        var (head, foot, name) = (_heads[side], _feet[side], card.Identity.Name);
        WarnOfUnknown(foot.Unknown, side);
        if (head.OddShare is not null)
            _warnings.Add($"{name}: panel share {head.OddShare} {(head.Share is { } kept ? $"is kept as {kept}%" : "cannot be")}");
        if (description.Find(line => ParseTally(line) is not null) is { } counts)
            _warnings.Add($"{name}: the description holds counts that belong to a decision table: {Excerpt.Of(counts)}");
        var verdictRow = table?[CapturedTable.PanelVerdict, side];
        return new CapturedTool(
            card.Identity,
            card.Category ?? Stated(table?[CapturedTable.Category, side], CaptureLimits.MaxName, "category"),
            description.Count == 0 ? null : Limited(string.Join("\n\n", description), CaptureLimits.MaxText, "description"),
            Stated(foot.Price, CaptureLimits.MaxPhrase, "price"),
            Stated(table?[CapturedTable.Pricing, side], CaptureLimits.MaxPhrase, "price"),
            head.Badge ?? card.Badge ?? ParseVerdict(verdictRow),
            head.Share,
            ParseTally(verdictRow),
            Merge(name, foot.Community, ParseCommunity(table?[CommunityLabel, side])));
    }

    /// <summary>The description in the lines below a card: the first line, and each later one that is prose.</summary>
    private List<string> FindProse(List<string> lines, int side)
    {
        var parts = lines.Index().ToLookup(line => line.Index == 0 || IsProse(line.Item), line => line.Item);
        WarnOfUnknown(parts[false].Where(line => !Is(line, "vs")), side);
        return parts[true].ToList();
    }

    private CommunityVote? Merge(string name, CommunityVote? card, CommunityVote? row)
    {
        if (card is null || row is null || card == CommunityVote.None)
            return row ?? card;
        var merged = card.CompletedBy(row);
        if (merged == row.CompletedBy(card))
            return merged;
        _warnings.Add($"{name}: community {Words(card)} on the card, but {Words(row)} in the decision table");
        return card;
    }

    private static string Words(CommunityVote vote) =>
        (vote.SharePercent is { } share ? $"{share}%" : "share not stated")
        + (vote.Votes is { } votes ? $" of {votes} votes" : " of votes not stated");

    private void WarnOfUnknown(IEnumerable<string> lines, int side) =>
        _warnings.AddRange(lines.Select(line => UnknownLine.Warning($"in card {side + 1}", line)));

    private static string? Stated(string? text, int limit, string what) =>
        text is null || IsNotStated(text) ? null : Limited(text, limit, what);

    private static string Limited(string text, int limit, string what) =>
        text.Length <= limit ? text : throw CaptureLimits.TooLong($"a {what} of {text.Length} characters", limit);

    private static bool IsCategory(string line) =>
        line.Length <= LongestCategory && !line.EndsWith('.') && !IsMonogram(line) && !IsNotStated(line);

    private static bool IsBadge(string line) => Enum.GetNames<Verdict>().Any(word => Is(line, word));

    // The avatar line of a card: the first letter of the tool's name.
    private static bool IsMonogram(string line) => line.Length <= 4 && new StringInfo(line).LengthInTextElements == 1;

    // "Developer ToolsMixed": category and badge without a separator.
    [GeneratedRegex(
        @"(?<=[\p{Ll})])(Ship|Mixed|Skip)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex GluedBadge();

    /// <summary>The lines of a card's head, assigned to facts.</summary>
    /// <param name="Before">The lines above the category, which belong to the card before.</param>
    private sealed record CardText(ToolIdentity Identity, string? Category, Verdict? Badge, List<string> Before);
}
