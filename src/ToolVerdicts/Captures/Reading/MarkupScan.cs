namespace ToolVerdicts.Captures.Reading;

/// <summary>
/// Estimates elements and nesting depth of a page from its tags, in linear time, before AngleSharp builds a DOM. The DOM does not show the
/// depth: AngleSharp flattens it at 512 levels, but still searches the whole stack of open elements for each tag.
/// </summary>
internal static class MarkupScan
{
    // Void elements, and elements with an optional end tag.
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> WithoutEndTag = new HashSet<string>(
        [
            "area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta", "optgroup", "option", "p",
            "source", "tbody", "td", "tfoot", "th", "thead", "tr", "track", "wbr",
        ],
        StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The limit that a page exceeds, for a message; null when it exceeds none.</summary>
    public static string? FindExcess(ReadOnlySpan<char> html)
    {
        var (depth, elements, isForeign) = (0, 0, false);
        while (html.IndexOf('<') is var start and >= 0 && start + 1 < html.Length)
        {
            html = html[(start + 1)..];
            if (html.StartsWith("!--"))
            {
                html = After(html, "-->");
                continue;
            }

            var isEndTag = html[0] == '/';
            var tag = isEndTag ? html[1..] : html;
            if (tag.IsEmpty || !char.IsAsciiLetter(tag[0]))
                continue;
            tag = tag.IndexOf('>') is var end and >= 0 ? tag[..end] : tag;
            var length = tag.IndexOfAnyExcept("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");
            var name = length < 0 ? tag : tag[..length];
            html = After(html, ">");

            if (isEndTag)
            {
                depth = Math.Max(0, depth - 1);
                isForeign &= !IsEither(name, "svg", "math");
                continue;
            }

            isForeign |= IsEither(name, "svg", "math");
            if (++elements > CaptureLimits.MaxElements)
                return $"over {CaptureLimits.MaxElements} elements";
            // The content of script and style is text, except in SVG and MathML.
            if (!isForeign && IsEither(name, "script", "style"))
                html = After(html, $"</{name}");
            else if (tag[^1] != '/' && !WithoutEndTag.Contains(name) && ++depth > CaptureLimits.MaxDepth)
                return $"nested deeper than {CaptureLimits.MaxDepth} levels";
        }

        return null;
    }

    private static bool IsEither(ReadOnlySpan<char> name, string first, string second) =>
        name.Equals(first, StringComparison.OrdinalIgnoreCase) || name.Equals(second, StringComparison.OrdinalIgnoreCase);

    private static ReadOnlySpan<char> After(ReadOnlySpan<char> html, ReadOnlySpan<char> mark) =>
        html.IndexOf(mark, StringComparison.OrdinalIgnoreCase) is var index and >= 0 ? html[(index + mark.Length)..] : [];
}
