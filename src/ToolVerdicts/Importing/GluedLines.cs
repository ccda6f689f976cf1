using System.Text.RegularExpressions;
using static ToolVerdicts.Importing.CaptureLines;

namespace ToolVerdicts.Importing;

/// <summary>Parts lines that the way from page to file glued together.</summary>
internal static partial class GluedLines
{
    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
    private const int TimeoutMilliseconds = 1000;

    // A line longer than this is prose and holds no label.
    private const int LongestGlued = 400;

    private static readonly string[] Headings = [Kicker, LedeStart, ScorecardLabel, .. Tail.Take(2)];

    // What may follow the last word of a description or a review without a break.
    private static readonly string[] GluedBehindProse = [Decision, ScorecardLabel, .. Tail.Take(2)];

    /// <summary>The lines, with "100%Panel ship", "FreeEntry" and "Builder85/100 · ship" each made two.</summary>
    public static List<string> Part(IReadOnlyList<string> lines)
    {
        var result = new List<string>(lines.Count);
        foreach (var line in lines)
            Part(line, result);
        return result;
    }

    private static void Part(string line, List<string> result)
    {
        if (Split(line) is not var (first, rest))
        {
            result.Add(line);
            return;
        }

        Part(first, result);
        Part(rest, result);
    }

    private static (string First, string Second)? Split(string line)
    {
        foreach (var heading in Headings)
        {
            // The lede runs on behind its first words; it is only ever cut off from what stands before it.
            if (heading != LedeStart && line.Length > heading.Length && line.StartsWith(heading, StringComparison.OrdinalIgnoreCase)
                && !line.AsSpan(heading.Length).StartsWith(" vs ", StringComparison.OrdinalIgnoreCase))
            {
                return Cut(line, heading.Length);
            }
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
        if (line.Length <= LongestGlued && GluedCard().Match(line) is { Success: true } card)
            return Cut(line, card.Groups["rest"].Index);
        return GluedScore().Match(line) is { Success: true } score && score.Groups["rest"].Index > 0
            ? Cut(line, score.Groups["rest"].Index)
            : null;
    }

    private static bool EndsProse(ReadOnlySpan<char> text) => text.TrimEnd(' ') is [.., '.' or '!' or '?' or '…' or '”' or '"' or ')'];

    private static (string First, string Second)? Cut(string line, int at) => (line[..at].TrimEnd(), line[at..].TrimStart());

    // "Ship100%", "100% Panel ship", "—Community", "CommunityFree", "Free Entry"
    [GeneratedRegex(
        @"^(ship|mixed|skip)\s*(?<rest>\d{1,3}(\.\d+)?%.*)$|^[^%]{0,12}%\s*(?<rest>panel ship.*)$|^panel ship\s*(?<rest>\S.*)$|^(—|–|-|[^%]{0,12}%.{0,24}|no community votes yet)\s*(?<rest>community.*)$|^community(?=[A-Z0-9$€£])(?<rest>.*entry)$|^(?!.* vs ).{1,40}?\s*(?<rest>entry)$",
        Plain, TimeoutMilliseconds)]
    private static partial Regex GluedCard();

    // "Builder85/100 · ship", "85/100 · shipThe primitive is clean"
    [GeneratedRegex(
        @"^\p{L}[\p{L} ]{1,30}?\s*(?<rest>\d{1,3}/100\b.*)$|^\d{1,3}/100\s*[·•]\s*(ship|skip)\s*(?<rest>[^\s·•].*)$",
        Plain, TimeoutMilliseconds)]
    private static partial Regex GluedScore();
}
