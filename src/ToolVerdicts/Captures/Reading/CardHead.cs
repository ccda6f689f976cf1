using static ToolVerdicts.Captures.Reading.CaptureLines;

namespace ToolVerdicts.Captures.Reading;

/// <summary>The part of a card above its label "Panel ship".</summary>
/// <param name="Lines">The lines above share and badge, starting with the description of the card before.</param>
/// <param name="Badge">The verdict word; null when the card has none.</param>
/// <param name="Share">The panel share as a whole percentage; null when not stated.</param>
/// <param name="OddShare">The share as written when it is not a whole number from 0 to 100, such as 66.7% or 105%; else null.</param>
internal sealed record CardHead(List<string> Lines, Verdict? Badge, long? Share, string? OddShare)
{
    /// <param name="lines">The lines of the page.</param>
    /// <param name="start">The first line below the card before.</param>
    /// <param name="label">The line "Panel ship".</param>
    public static CardHead Parse(List<string> lines, int start, int label)
    {
        var above = start < label ? lines[start..label] : [];
        long? share = null;
        string? odd = null;
        if (above.Count > 0)
        {
            var line = above[^1];
            share = TryParsePercent(line, out var percent) ? percent : null;
            odd = line.EndsWith('%') && (share is null || line.Contains('.', StringComparison.Ordinal)) ? line : null;
            if (share is not null || odd is not null || IsNotStated(line))
                above.RemoveAt(above.Count - 1);
        }

        Verdict? badge = null;
        if (above.Count > 0 && Enum.TryParse<Verdict>(above[^1], ignoreCase: true, out var word) && !char.IsAsciiDigit(above[^1][0]))
        {
            badge = word;
            above.RemoveAt(above.Count - 1);
        }

        return new CardHead(above, badge, share, odd);
    }
}
