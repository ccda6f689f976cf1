using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ToolVerdicts.Verdicts;

namespace ToolVerdicts.Captures.Reading;

/// <summary>The labels and values by which the blocks of a captured page are found.</summary>
public static partial class CaptureLines
{
    internal const string Kicker = "AI tool comparison";
    internal const string LedeStart = "Which one should you ship with?";
    internal const string PanelShip = "Panel ship";
    internal const string CommunityLabel = "Community";
    internal const string Entry = "Entry";
    internal const string Decision = "Decision";
    internal const string ScorecardLabel = "Reviewer scorecard";

    private const string Bookmarks = "Bookmarks";

    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
    private const int TimeoutMilliseconds = 1000;

    private const int LongestScore = 60;

    internal static IReadOnlyList<string> Tail { get; } =
    [
        "Weekly AI Tool Verdicts", "Get the next comparison in your inbox", Bookmarks, "Loading bookmarks...", "No bookmarks yet",
    ];

    /// <summary>True for a label, whatever its case and whatever icon stands before it.</summary>
    internal static bool Is(string line, string label) =>
        line.Length >= label.Length && Bare(line).Equals(label, StringComparison.OrdinalIgnoreCase);

    /// <summary>The line without the icons, such as an emoji or a tick, at its start.</summary>
    internal static ReadOnlySpan<char> Bare(string line)
    {
        var bare = line.AsSpan();
        while (!bare.IsEmpty && !char.IsAscii(bare[0]) && Rune.DecodeFromUtf16(bare, out var rune, out var length) == OperationStatus.Done
            && Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol or UnicodeCategory.PrivateUse or UnicodeCategory.ModifierSymbol or UnicodeCategory.NonSpacingMark or UnicodeCategory.Format)
        {
            bare = bare[length..].TrimStart(' ');
        }

        return bare;
    }

    /// <summary>True where the newsletter or the bookmarks drawer begins. The one word "Bookmarks" needs another of their lines, or the end, behind it.</summary>
    internal static bool IsTail(List<string> lines, int i) =>
        IsTail(lines[i]) && (!Is(lines[i], Bookmarks) || i + 1 == lines.Count || IsTail(lines[i + 1]));

    private static bool IsTail(string line) => Tail.Any(label => Is(line, label)) || line.StartsWith('©') || line.StartsWith("Copyright ©", StringComparison.OrdinalIgnoreCase);

    /// <summary>True for what stands where a value is missing.</summary>
    internal static bool IsNotStated(string line) => line is "—" or "–" or "-" or "" || Is(line, "not stated") || Is(line, "n/a");

    /// <summary>A whole percentage from 0 to 100; fractions are rounded as the page's own are.</summary>
    internal static bool TryParsePercent(string line, out long percent)
    {
        percent = 0;
        var bare = Bare(line);
        if (!PercentLine().IsMatch(bare) || !decimal.TryParse(bare.TrimEnd("% "), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) || value > 100)
            return false;
        percent = (long)Math.Floor(value + 0.5m);
        return true;
    }

    /// <summary>"85/100 · ship", or half of it, or its "not stated" forms.</summary>
    internal static bool TryParseScore(string line, out long? score, out Call? call) => TryParseScore(line, out score, out call, out _);

    /// <inheritdoc cref="TryParseScore(string, out long?, out Call?)"/>
    /// <param name="line">The line.</param>
    /// <param name="score">0 to 100; null when the line gives none that can be.</param>
    /// <param name="call">Null when the line gives none.</param>
    /// <param name="isOdd">True when the line has a score or call that is none: 185/100, 8.5/10, "hold".</param>
    internal static bool TryParseScore(string line, out long? score, out Call? call, out bool isOdd)
    {
        (score, call, isOdd) = (null, null, false);
        var match = line.Length <= LongestScore ? ScoreLine().Match(Bare(line).ToString()) : Match.Empty;
        if (!match.Success)
            return false;
        if (long.TryParse(match.Groups["score"].Value, out var number))
            score = number <= 100 ? number : null;
        if (Enum.TryParse<Call>(match.Groups["call"].Value, ignoreCase: true, out var said))
            call = said;
        isOdd = match.Groups["odd"].Success || (match.Groups["score"].Success && score is null);
        return true;
    }

    /// <summary>"4 ship / 0 skip".</summary>
    internal static Tally? ParseTally(string text)
    {
        var match = TallyText().Match(text);
        return match.Success && long.TryParse(match.Groups["ship"].Value, out var ship) && long.TryParse(match.Groups["skip"].Value, out var skip)
            ? new Tally(ship, skip)
            : null;
    }

    /// <summary>A verdict word, alone or with counts behind it.</summary>
    internal static Verdict? ParseVerdict(string text) =>
        VerdictWord().Match(Bare(text).ToString()) is { Success: true } match && Enum.TryParse<Verdict>(match.Groups["word"].Value, ignoreCase: true, out var verdict)
            ? verdict
            : null;

    /// <summary>A share, a count, both, or the statement that nobody voted; null for anything else.</summary>
    internal static CommunityVote? ParseCommunity(string text)
    {
        if (IsNotStated(text) || Bare(text).StartsWith("No community votes", StringComparison.OrdinalIgnoreCase))
            return text.Length == 0 || Is(text, "not stated") ? null : CommunityVote.None;
        if (ParseTally(text) is { } tally)
            return tally.Total == 0 ? CommunityVote.None : new CommunityVote(tally.SharePercent, tally.Total);
        var share = ShareInText().Match(text) is { Success: true } found && TryParsePercent(found.Value, out var percent) ? percent : (long?)null;
        var votes = VotesInText().Match(text) is { Success: true } counted
            && long.TryParse(counted.Groups["votes"].Value.Replace(",", "", StringComparison.Ordinal), out var count) ? count : (long?)null;
        return votes == 0 ? CommunityVote.None : share is null && votes is null ? null : new CommunityVote(share, votes);
    }

    [GeneratedRegex(@"^\d{1,3}(\.\d+)?\s*%$", Plain, TimeoutMilliseconds)]
    private static partial Regex PercentLine();

    [GeneratedRegex(
        @"^((?<score>\d{1,3})\s*/\s*100|(?<odd>[-–—?]|[-–]?\d{1,3}([.,]\d{1,2})?)\s*/\s*(5|10|100)|score not stated|not stated|—)((\s*[·•|,:–—-]\s*|\s+)((?<call>ship|skip)|call not stated|not stated|—|(?<odd>\p{L}{2,12})))?$|^(?<call>ship|skip)$|^score and call not stated$",
        Plain, TimeoutMilliseconds)]
    private static partial Regex ScoreLine();

    [GeneratedRegex(@"(?<ship>\d{1,9})\s*ship\s*/\s*(?<skip>\d{1,9})\s*skip", Plain, TimeoutMilliseconds)]
    private static partial Regex TallyText();

    [GeneratedRegex(@"^(?<word>ship|mixed|skip)\b", Plain, TimeoutMilliseconds)]
    private static partial Regex VerdictWord();

    [GeneratedRegex(@"\b\d{1,3}(\.\d+)?\s*%", Plain, TimeoutMilliseconds)]
    private static partial Regex ShareInText();

    [GeneratedRegex(@"(?<votes>\d{1,3}(,\d{3})+|\d{1,9})\s*votes?\b|\((?<votes>\d{1,9})\)", Plain, TimeoutMilliseconds)]
    private static partial Regex VotesInText();
}
