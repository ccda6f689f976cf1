using static ToolVerdicts.Captures.Reading.CaptureLines;

namespace ToolVerdicts.Captures.Reading;

/// <summary>The part of a card above its label "Panel ship".</summary>
/// <param name="Lines">The lines above share and badge, starting with the description of the card before.</param>
/// <param name="Badge">The verdict word; null when the card has none.</param>
/// <param name="Share">The panel share as a whole percentage; null when not stated.</param>
/// <param name="OddShare">The share as written when it is not a whole number from 0 to 100, such as 66.7% or 105%; else null.</param>
internal sealed record CardHead(List<string> Lines, Verdict? Badge, long? Share, string? OddShare)
{
    /// <param name="start">The first line below the card before.</param>
    /// <param name="label">The line "Panel ship".</param>
    public static CardHead Parse(List<string> lines, int start, int label)
    {
        var above = start < label ? lines[start..label] : [];
        var line = above.LastOrDefault("");
        var share = ParsePercent(line);
        var odd = line.EndsWith('%') && (share is null || line.Contains('.', StringComparison.Ordinal)) ? line : null;
        if (above.Count > 0 && (share is not null || odd is not null || IsNotStated(line)))
            above = above[..^1];

        var word = above.LastOrDefault("");
        return Enum.TryParse<Verdict>(word, ignoreCase: true, out var badge) && !char.IsAsciiDigit(word[0])
            ? new CardHead(above[..^1], badge, share, odd)
            : new CardHead(above, Badge: null, share, odd);
    }
}
