using System.Security;

namespace ToolVerdicts.Web.Endpoints;

/// <summary>Draws a badge: the site's name on the left, the panel's verdict on the right.</summary>
public static class BadgeImage
{
    private const int Padding = 8;

    // The width of bold text relative to regular text.
    private const double Bold = 1.15;

    /// <summary>The badge as SVG, complete in itself. The verdict stands there in words; its colour only repeats it.</summary>
    public static string Of(string siteName, Tool tool)
    {
        var (site, verdict) = (EscapeXml(siteName), Words(tool));
        var (left, right) = (Width(siteName, 1), Width(verdict, Bold));
        var (edge, width) = (left + 2 * Padding, left + right + 4 * Padding);
        var said = tool.Panel is { Total: > 0 } panel ? $"{tool.Verdict}, {panel}" : $"verdict {Unknown(tool)}";
        var title = EscapeXml($"{siteName}: {Wording.Isolated(tool.Name)}: {said}");
        return $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="24" viewBox="0 0 {width} 24" role="img" aria-labelledby="t">
              <title id="t">{title}</title>
              <rect width="{width}" height="24" rx="3" fill="#1d1b16"/>
              <path d="M{edge} 0h{width - edge - 3}a3 3 0 0 1 3 3v18a3 3 0 0 1-3 3H{edge}z" fill="{Colour(tool.Verdict)}"/>
              <g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="12">
                <text x="{Padding}" y="16" textLength="{left}" lengthAdjust="spacingAndGlyphs">{site}</text>
                <text x="{edge + Padding}" y="16" textLength="{right}" lengthAdjust="spacingAndGlyphs" font-weight="bold">{verdict}</text>
              </g>
            </svg>

            """;
    }

    // The verdict, the calls for it (for Mixed those for ship) and the total: "Ship 4/4", "Mixed 2/4", "Skip 3/4".
    private static string Words(Tool tool) => tool is { Verdict: { } verdict, Panel: { } panel }
        ? $"{verdict} {(verdict == Verdict.Skip ? panel.Skip : panel.Ship)}/{panel.Total}"
        : Unknown(tool);

    private static string Unknown(Tool tool) => ChangeWords.Value(words: null, tool.IsContested(ToolFact.Panel));

    // The contrast with white letters is at least 7:1.
    private static string Colour(Verdict? verdict) => verdict switch
    {
        Verdict.Ship => "#14532d",
        Verdict.Mixed => "#6b4300",
        Verdict.Skip => "#8a1c14",
        _ => "#524d42",
    };

    /// <summary>About how wide the text is in pixels; the letters are then fitted to it, whatever font there is.</summary>
    private static int Width(string text, double weight) => (int)Math.Ceiling(weight * text.EnumerateRunes().Sum(Advance));

    // Advances of a wide sans serif at 12 pixels.
    private static double Advance(Rune rune) => rune.Value switch
    {
        'i' or 'j' or 'l' or '\'' or '|' => 3.6,
        ' ' or '.' or ',' or ':' or ';' or '!' or '(' or ')' or '[' or ']' or 'f' or 'r' or 't' or 'I' or '/' or '-' => 4.8,
        'c' or 'k' or 's' or 'v' or 'x' or 'y' or 'z' => 6.6,
        'm' or 'w' or 'M' or 'W' or '@' or '%' => 11.4,
        (>= 'A' and <= 'Z') or (> 0x7F and < 0x1100) => 8.4,
        < 0x80 => 7.5,
        _ => 12.5,
    };

    private static string EscapeXml(string text) => SecurityElement.Escape(Reading.LegalInXml(text));
}
