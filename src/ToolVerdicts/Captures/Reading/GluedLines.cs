using System.Text.RegularExpressions;
using static ToolVerdicts.Captures.Reading.CaptureLines;

namespace ToolVerdicts.Captures.Reading;

/// <summary>Parts lines that the way from page to file glued together.</summary>
internal static partial class GluedLines
{
    private const RegexOptions Exact = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
    private const int TimeoutMilliseconds = 1000;

    // A line longer than this is prose and holds no label.
    private const int LongestGlued = 400;

    private static readonly string[] Headings = [Kicker, LedeStart, ScorecardLabel, .. Tail.Take(2)];

    // What may follow the last word of a description or a review without a break.
    private static readonly string[] GluedBehindProse = [Decision, ScorecardLabel, .. Tail.Take(2)];

    /// <summary>The lines, with "100%Panel ship", "FreeEntry" and "Builder85/100 · ship" each made two.</summary>
    /// <exception cref="CaptureRefusedException">A line is glued together from too many.</exception>
    public static List<string> Part(IReadOnlyList<string> lines)
    {
        var result = new List<string>(lines.Count);
        foreach (var line in lines)
            Part(line, result);
        return result;
    }

    private static void Part(string line, List<string> result)
    {
        // A line can be glued together from more parts than a thread's stack has room for.
        var left = new Stack<string>([line]);
        var cuts = 0;
        while (left.TryPop(out var next))
        {
            if (Split(next, result) is not var (first, rest))
            {
                result.Add(next);
                continue;
            }

            if (++cuts > CaptureLimits.MaxGlued)
                throw new CaptureRefusedException($"over {CaptureLimits.MaxGlued} lines glued into one");
            left.Push(rest);
            left.Push(first);
        }
    }

    private static (string First, string Second)? Split(string line, List<string> before)
    {
        foreach (var heading in Headings)
        {
            // The lede runs on behind its first words; it is only ever cut off from what stands before it.
            if (heading != LedeStart && line.Length > heading.Length && line.StartsWith(heading, StringComparison.OrdinalIgnoreCase) && IsGlued(line.AsSpan(heading.Length)))
                return Cut(line, heading.Length);
        }

        if (line.IndexOf("”“", StringComparison.Ordinal) is var quotations and >= 0)
            return Cut(line, quotations + 1);
        foreach (var heading in GluedBehindProse)
        {
            if (line.Length > heading.Length && line.EndsWith(heading, StringComparison.Ordinal) && EndsProse(line.AsSpan(0, line.Length - heading.Length)))
                return Cut(line, line.Length - heading.Length);
        }

        if (line.Length <= LongestGlued && line.IndexOf(LedeStart, StringComparison.Ordinal) is var lede and > 0)
            return Cut(line, lede);
        return Figure(line, before) is { Success: true } match ? Cut(line, match.Groups["rest"].Index) : null;
    }

    // Words such as "Entry" and "Community" are labels only where a card has them: a tagline may end in "data entry".
    private static Match Figure(string line, List<string> before)
    {
        var previous = before.Count > 0 ? before[^1] : "";
        var isBelowCommunity = before.Count > 1 && Is(before[^2], CommunityLabel);
        var match = GluedShare().Match(line);
        if (!match.Success && Is(previous, PanelShip))
            match = GluedCommunity().Match(line);
        if (!match.Success && (Is(previous, PanelShip) || IsNotStated(previous) || ParseCommunity(previous) is not null))
            match = GluedPrice().Match(line);
        if (!match.Success && Is(previous, CommunityLabel))
            match = GluedEntry().Match(line);
        if (!match.Success && isBelowCommunity)
            match = GluedDescription().Match(line);
        return match.Success ? match : GluedScore().Match(line);
    }

    private static bool IsGlued(ReadOnlySpan<char> rest) => !char.IsWhiteSpace(rest[0])
        || (rest.Contains(" vs ", StringComparison.OrdinalIgnoreCase) && !rest.StartsWith(" vs ", StringComparison.OrdinalIgnoreCase))
        || rest.TrimStart().StartsWith(Tail[1], StringComparison.OrdinalIgnoreCase);

    private static bool EndsProse(ReadOnlySpan<char> text) => text.TrimEnd(' ') is [.., '.' or '!' or '?' or '…' or '”' or '"' or ')'];

    private static (string First, string Second)? Cut(string line, int at) => (line[..at].TrimEnd(), line[at..].TrimStart());

    // "Ship100%", "100%Panel ship", "Panel ship—"
    [GeneratedRegex(
        @"^(Ship|Mixed|Skip)(?<rest>\d{1,3}(\.\d+)?%(Panel ship.*)?)$|^(\d{1,3}(\.\d+)?%|—)\s*(?<rest>Panel ship.*)$|^Panel ship\s*(?<rest>(—|–|\d{1,3}(\.\d+)?%|No community|Community).*)$",
        Exact, TimeoutMilliseconds)]
    private static partial Regex GluedShare();

    // "—Community", "62% (8 votes)Community"
    [GeneratedRegex(@"^(—|–|-|\d{1,3}(\.\d+)?%.{0,24}?|\d+ ship / \d+ skip|No community votes yet)\s*(?<rest>Community.*)$", Exact, TimeoutMilliseconds)]
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
        @"^\p{L}[\p{L} ]{0,30}?\p{L}(?<rest>\d{1,3}/100(\s*[·•|,:–—-]\s*(ship|skip)\b.*)?)$|^\p{L}[\p{L} ]{1,30}?\s(?<rest>\d{1,3}/100\s*[·•|,:–—-]\s*(ship|skip)\b.*)$|^\d{1,3}/100\s*[·•]\s*(ship|skip)\s*(?<rest>[^\s·•].*)$",
        Exact | RegexOptions.IgnoreCase, TimeoutMilliseconds)]
    private static partial Regex GluedScore();
}
