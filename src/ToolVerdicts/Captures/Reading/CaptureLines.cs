using System.Buffers;
using System.Text.RegularExpressions;

namespace ToolVerdicts.Captures.Reading;

/// <summary>The labels that mark the blocks of a captured page, and parsers of the values beside them.</summary>
internal static partial class CaptureLines
{
    // The line above the page's heading, and the start of the introduction below it.
    public const string Kicker = "AI tool comparison";
    public const string IntroStart = "Which one should you ship with?";

    // Labels of a card: each stands below its value.
    public const string PanelShip = "Panel ship";
    public const string CommunityLabel = "Community";
    public const string Entry = "Entry";

    // Headings of the decision table and of the reviews.
    public const string Decision = "Decision";
    public const string ScorecardLabel = "Reviewer scorecard";
    private const string Bookmarks = "Bookmarks";
    /// <summary>Options and time limit of the regular expressions for lines.</summary>
    public const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
    public const int TimeoutMilliseconds = 1000;
    private const int LongestScore = 60;

    // Length from which a line counts as a paragraph although no punctuation ends it.
    private const int ShortestProse = 60;

    /// <summary>The lines of the newsletter form and the bookmarks drawer, which follow the comparison.</summary>
    public static IReadOnlyList<string> FooterLabels { get; } =
    [
        "Weekly AI Tool Verdicts", "Get the next comparison in your inbox", Bookmarks, "Loading bookmarks...", "No bookmarks yet",
    ];

    /// <summary>Compares a line with a label, ignoring case and icons at the start of the line.</summary>
    public static bool Is(string line, string label) =>
        line.Length >= label.Length && WithoutIcons(line).Equals(label, StringComparison.OrdinalIgnoreCase);

    /// <summary>Removes icons, such as an emoji or a tick, from the start of a line.</summary>
    public static ReadOnlySpan<char> WithoutIcons(string line)
    {
        var rest = line.AsSpan();
        while (!rest.IsEmpty && !char.IsAscii(rest[0]) && Rune.DecodeFromUtf16(rest, out var rune, out var length) == OperationStatus.Done
            && Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol or UnicodeCategory.PrivateUse or UnicodeCategory.ModifierSymbol
                or UnicodeCategory.NonSpacingMark or UnicodeCategory.Format)
        {
            rest = rest[length..].TrimStart(' ');
        }

        return rest;
    }

    /// <summary>True for a line that can be the heading "A vs B" of a comparison.</summary>
    public static bool IsHeading(string line) =>
        line.Contains(" vs ", StringComparison.OrdinalIgnoreCase) && line.Length <= 2 * CaptureLimits.MaxName;

    /// <summary>True where the footer begins. The single word "Bookmarks" must be the last line or precede another footer line.</summary>
    public static bool IsFooter(List<string> lines, int i) =>
        IsFooter(lines[i]) && (!Is(lines[i], Bookmarks) || i + 1 == lines.Count || IsFooter(lines[i + 1]));

    private static bool IsFooter(string line) => FooterLabels.Any(label => Is(line, label))
        || line.StartsWith('©') || line.StartsWith("Copyright ©", StringComparison.OrdinalIgnoreCase);

    /// <summary>True for the dashes and words that pages print in place of a missing value.</summary>
    public static bool IsNotStated(string line) => line is "—" or "–" or "-" or "" || Is(line, "not stated") || Is(line, "n/a");

    /// <summary>True for a line that is long enough to be a paragraph, or ends like a sentence.</summary>
    public static bool IsProse(string line) => line.Length >= ShortestProse || EndsLikeProse(line);

    /// <summary>False for a line that stops in the middle of a sentence.</summary>
    public static bool EndsLikeProse(string line) =>
        line is [.., '.' or '!' or '?' or '…' or '"' or '”' or '\'' or '’' or ')' or ':' or '`'];

    /// <summary>Parses a percentage from 0 to 100, and rounds it half up, as the captured site does; null for anything else.</summary>
    public static long? ParsePercent(string line)
    {
        var text = WithoutIcons(line);
        return PercentLine().IsMatch(text)
            && decimal.TryParse(text.TrimEnd("% "), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            && value <= 100
            ? (long)Math.Floor(value + 0.5m)
            : null;
    }

    /// <summary>
    /// Parses "85/100 · ship", or its score or call alone, or "not stated" in place of either; null for anything else. A line that looks
    /// like a score, but has an invalid value such as "188/100" or "8/10", is malformed.
    /// </summary>
    public static (long? Score, Call? Call, bool IsMalformed)? ParseScore(string line)
    {
        if (line.Length > LongestScore || ScoreLine().Match(WithoutIcons(line).ToString()) is not { Success: true } match)
            return null;
        long? score = long.TryParse(match.Groups["score"].Value, out var number) && number <= 100 ? number : null;
        Call? call = Enum.TryParse<Call>(match.Groups["call"].Value, ignoreCase: true, out var word) ? word : null;
        return (score, call, match.Groups["malformed"].Success || (match.Groups["score"].Success && score is null));
    }

    /// <summary>Parses "4 ship / 0 skip" anywhere in a text; null when there is none.</summary>
    public static Tally? ParseTally(string? text) => TallyText().Match(text ?? "") is { Success: true } match
        ? new Tally(long.Parse(match.Groups["ship"].Value), long.Parse(match.Groups["skip"].Value))
        : null;

    /// <summary>True for counts alone, such as "4 ship / 0 skip".</summary>
    public static bool IsTally(string text) => TallyText().Match(text) is { Success: true } match && match.Length == text.Length;

    /// <summary>Parses the verdict word at the start of a text; null when there is none.</summary>
    public static Verdict? ParseVerdict(string? text) =>
        VerdictWord().Match(WithoutIcons(text ?? "").ToString()) is { Success: true } match
            ? Enum.Parse<Verdict>(match.Groups["word"].Value, ignoreCase: true)
            : null;

    /// <summary>Parses a share, a count, both, or the statement that nobody voted; null for anything else.</summary>
    public static CommunityVote? ParseCommunity(string? text)
    {
        if (string.IsNullOrEmpty(text) || Is(text, "not stated"))
            return null;
        if (IsNotStated(text) || WithoutIcons(text).StartsWith("No community votes", StringComparison.OrdinalIgnoreCase))
            return CommunityVote.None;
        if (ParseTally(text) is { } tally)
            return tally.Total == 0 ? CommunityVote.None : new CommunityVote(tally.SharePercent, tally.Total);
        var share = ParsePercent(ShareInText().Match(text).Value);
        long? votes = long.TryParse(VotesInText().Match(text).Groups["votes"].Value.Replace(",", ""), out var count) ? count : null;
        return votes == 0 ? CommunityVote.None : share is null && votes is null ? null : new CommunityVote(share, votes);
    }

    [GeneratedRegex(@"^\d{1,3}(\.\d+)?\s*%$", Plain, TimeoutMilliseconds)]
    private static partial Regex PercentLine();

    [GeneratedRegex(
        @"^((?<score>\d{1,3})\s*/\s*100|(?<malformed>[-–—?]|[-–]?\d{1,3}([.,]\d{1,2})?)\s*/\s*(5|10|100)"
        + @"|score not stated|not stated|—)"
        + @"((\s*[·•|,:–—-]\s*|\s+)((?<call>ship|skip)|call not stated|not stated|—|(?<malformed>\p{L}{2,12})))?$"
        + @"|^(?<call>ship|skip)$|^score and call not stated$",
        Plain, TimeoutMilliseconds)]
    private static partial Regex ScoreLine();

    [GeneratedRegex(@"(?<ship>[0-9]{1,9})\s*ship\s*/\s*(?<skip>[0-9]{1,9})\s*skip", Plain, TimeoutMilliseconds)]
    private static partial Regex TallyText();

    [GeneratedRegex(@"^(?<word>ship|mixed|skip)\b", Plain, TimeoutMilliseconds)]
    private static partial Regex VerdictWord();

    [GeneratedRegex(@"\b\d{1,3}(\.\d+)?\s*%", Plain, TimeoutMilliseconds)]
    private static partial Regex ShareInText();

    [GeneratedRegex(@"(?<votes>[0-9]{1,3}(,[0-9]{3})+|[0-9]{1,9})\s*votes?\b|\((?<votes>[0-9]{1,9})\)", Plain, TimeoutMilliseconds)]
    private static partial Regex VotesInText();
}
