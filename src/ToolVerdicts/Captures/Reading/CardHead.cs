using ToolVerdicts.Verdicts;
using static ToolVerdicts.Captures.Reading.CaptureLines;

namespace ToolVerdicts.Captures.Reading;

/// <summary>What stands above a card's "Panel ship".</summary>
/// <param name="Lines">Everything above share and badge, down from the card before.</param>
/// <param name="Badge">The verdict word, when the page shows one.</param>
/// <param name="Share">The share that says ship.</param>
/// <param name="OddShare">The share as the page has it when it is not a whole number up to 100, such as 66.7% or 105%.</param>
internal sealed record CardHead(List<string> Lines, Verdict? Badge, long? Share, string? OddShare)
{
    public static CardHead Above(List<string> lines, int start, int share)
    {
        var above = start < share ? lines[start..share] : [];
        long? percent = null;
        if (above.Count > 0 && TryParsePercent(above[^1], out var stated))
            percent = stated;
        var odd = above.Count > 0 && above[^1].EndsWith('%') && (percent is null || above[^1].Contains('.', StringComparison.Ordinal)) ? above[^1] : null;
        if (above.Count > 0 && (percent is not null || IsNotStated(above[^1]) || odd is not null))
            above.RemoveAt(above.Count - 1);
        Verdict? badge = null;
        if (above.Count > 0 && Enum.TryParse<Verdict>(above[^1], ignoreCase: true, out var word) && !char.IsAsciiDigit(above[^1][0]))
        {
            badge = word;
            above.RemoveAt(above.Count - 1);
        }

        return new CardHead(above, badge, percent, odd);
    }
}
