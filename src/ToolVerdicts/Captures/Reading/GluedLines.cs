using System.Text.RegularExpressions;
using static ToolVerdicts.Captures.Reading.CaptureLines;

namespace ToolVerdicts.Captures.Reading;

/// <summary>Splits lines that lost a line break, beside a label or a heading, when the page was saved.</summary>
internal static partial class GluedLines
{
    private const RegexOptions Exact = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    // A longer line is prose and contains no introduction.
    private const int LongestGlued = 400;

    private static readonly string[] LineStarts = [Kicker, ScorecardLabel, .. FooterLabels.Take(2)];

    // Headings that can follow the last word of a description or a review.
    private static readonly string[] LineEnds = [Decision, ScorecardLabel, .. FooterLabels.Take(2)];

    /// <summary>Makes two lines of "100%Panel ship", "FreeEntry", "Builder85/100 · ship" and the like.</summary>
    /// <exception cref="CaptureRefusedException">One line needs more than <see cref="CaptureLimits.MaxCuts"/> cuts.</exception>
    public static List<string> Split(IReadOnlyList<string> lines)
    {
        var result = new List<string>(lines.Count);
        foreach (var line in lines)
        {
            var rests = new Stack<string>([line]);
            for (var cuts = 0; rests.TryPop(out var rest);)
            {
                if (FindCut(rest, result) is not { } at)
                {
                    result.Add(rest);
                    continue;
                }

                if (++cuts > CaptureLimits.MaxCuts)
                    throw new CaptureRefusedException($"over {CaptureLimits.MaxCuts} lines glued into one");
                rests.Push(rest[at..].TrimStart());
                rests.Push(rest[..at].TrimEnd());
            }
        }

        return result;
    }

    /// <summary>The index at which to cut a line first; null when it is one line.</summary>
    private static int? FindCut(string line, List<string> before)
    {
        if (LineStarts.FirstOrDefault(label =>
            line.StartsWith(label, StringComparison.OrdinalIgnoreCase) && IsGlued(line.AsSpan(label.Length))) is { } start)
            return start.Length;
        if (line.IndexOf("”“", StringComparison.Ordinal) is var quotations and >= 0)
            return quotations + 1;
        if (LineEnds.FirstOrDefault(label =>
            line.EndsWith(label, StringComparison.Ordinal) && EndsProse(line.AsSpan(0, line.Length - label.Length))) is { } end)
            return line.Length - end.Length;
        if (line.Length <= LongestGlued && line.IndexOf(IntroStart, StringComparison.Ordinal) is var intro and > 0)
            return intro;
        return FindValue(line, before)?.Groups["rest"].Index;
    }

    // Words such as "Entry" and "Community" are labels only at their place in a card, because a tagline can end in "data entry".
    private static Match? FindValue(string line, List<string> before)
    {
        var previous = before.Count > 0 ? before[^1] : "";
        var isBelowShare = Is(previous, PanelShip);
        Regex?[] forms =
        [
            GluedShare(),
            isBelowShare ? GluedCommunity() : null,
            isBelowShare || IsNotStated(previous) || ParseCommunity(previous) is not null ? GluedPrice() : null,
            Is(previous, CommunityLabel) ? GluedEntry() : null,
            before.Count > 1 && Is(before[^2], CommunityLabel) ? GluedDescription() : null,
            GluedScore(),
        ];
        return forms.Select(form => form?.Match(line)).FirstOrDefault(match => match is { Success: true });
    }

    private static bool IsGlued(ReadOnlySpan<char> rest) => !rest.IsEmpty
        && (!char.IsWhiteSpace(rest[0])
            || (rest.Contains(" vs ", StringComparison.OrdinalIgnoreCase) && !rest.StartsWith(" vs ", StringComparison.OrdinalIgnoreCase))
            || rest.TrimStart().StartsWith(FooterLabels[1], StringComparison.OrdinalIgnoreCase));

    private static bool EndsProse(ReadOnlySpan<char> text) => text.TrimEnd(' ') is [.., '.' or '!' or '?' or '…' or '”' or '"' or ')'];

    // "Ship100%", "100%Panel ship", "Panel ship—"
    [GeneratedRegex(
        @"^(Ship|Mixed|Skip)(?<rest>\d{1,3}(\.\d+)?%(Panel ship.*)?)$"
        + @"|^(\d{1,3}(\.\d+)?%|—)\s*(?<rest>Panel ship.*)$"
        + @"|^Panel ship\s*(?<rest>(—|–|\d{1,3}(\.\d+)?%|No community|Community).*)$",
        Exact, TimeoutMilliseconds)]
    private static partial Regex GluedShare();

    // "—Community", "62% (8 votes)Community"
    [GeneratedRegex(
        @"^(—|–|-|\d{1,3}(\.\d+)?%.{0,24}?|\d+ ship / \d+ skip|No community votes yet)\s*(?<rest>Community.*)$",
        Exact, TimeoutMilliseconds)]
    private static partial Regex GluedCommunity();

    // "CommunityFree", "CommunityFreeEntry"
    [GeneratedRegex(@"^Community(?<rest>[A-Z0-9$€£].*)$", Exact, TimeoutMilliseconds)]
    private static partial Regex GluedPrice();

    // "FreeEntry", "Free Entry", "FreeEntryAlpha is a tool"
    [GeneratedRegex(@"^.{1,40}?\s*(?<rest>Entry(\p{Lu}.*)?)$", Exact, TimeoutMilliseconds)]
    private static partial Regex GluedEntry();

    // "EntryAlpha is a tool"
    [GeneratedRegex(@"^Entry(?<rest>\p{Lu}.*)$", Exact, TimeoutMilliseconds)]
    private static partial Regex GluedDescription();

    // "Builder85/100", "Builder 85/100 · ship", "85/100 · shipThe primitive is clean"
    [GeneratedRegex(
        @"^\p{L}[\p{L} ]{0,30}?\p{L}(?<rest>\d{1,3}/100(\s*[·•|,:–—-]\s*(ship|skip)\b.*)?)$"
        + @"|^\p{L}[\p{L} ]{1,30}?\s(?<rest>\d{1,3}/100\s*[·•|,:–—-]\s*(ship|skip)\b.*)$"
        + @"|^\d{1,3}/100\s*[·•]\s*(ship|skip)\s*(?<rest>[^\s·•].*)$",
        Exact | RegexOptions.IgnoreCase, TimeoutMilliseconds)]
    private static partial Regex GluedScore();
}
