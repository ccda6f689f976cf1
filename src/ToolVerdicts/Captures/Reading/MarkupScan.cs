namespace ToolVerdicts.Captures.Reading;

/// <summary>Looks over a page tag by tag, which is linear, before a tree is built, which would not be.</summary>
public static class MarkupScan
{
    // Elements that hold nothing, and those whose end tag a page may leave out.
    private static readonly HashSet<string> CloseThemselves = new(StringComparer.OrdinalIgnoreCase)
    {
        "area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta", "optgroup", "option", "p",
        "source", "tbody", "td", "tfoot", "th", "thead", "tr", "track", "wbr",
    };

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> CloseThemselvesBySpan =
        CloseThemselves.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Why a page is too much to build a tree of; null when it is not.</summary>
    public static string? ReasonToRefuse(ReadOnlySpan<char> html)
    {
        var (depth, elements, isDrawing) = (0, 0, false);
        while (html.IndexOf('<') is var start and >= 0 && start + 1 < html.Length)
        {
            html = html[(start + 1)..];
            if (html.StartsWith("!--"))
            {
                html = After(html, "-->");
                continue;
            }

            var closing = html[0] == '/';
            var tag = closing ? html[1..] : html;
            if (tag.IsEmpty || !char.IsAsciiLetter(tag[0]))
                continue;
            var end = tag.IndexOf('>');
            tag = end < 0 ? tag : tag[..end];
            var name = tag[..NameLength(tag)];
            html = After(html, ">");

            if (closing)
            {
                depth = Math.Max(0, depth - 1);
                isDrawing &= !BeginsDrawing(name);
                continue;
            }

            // What a script or a style holds is text, but in a drawing it is markup.
            isDrawing |= BeginsDrawing(name);

            if (++elements > CaptureLimits.MaxElements)
                return $"over {CaptureLimits.MaxElements} elements";
            if (!isDrawing && (name.Equals("script", StringComparison.OrdinalIgnoreCase) || name.Equals("style", StringComparison.OrdinalIgnoreCase)))
                html = After(html, $"</{name}");
            else if (tag[^1] != '/' && !CloseThemselvesBySpan.Contains(name) && ++depth > CaptureLimits.MaxDepth)
                return $"nested deeper than {CaptureLimits.MaxDepth} levels";
        }

        return null;
    }

    private static bool BeginsDrawing(ReadOnlySpan<char> name) =>
        name.Equals("svg", StringComparison.OrdinalIgnoreCase) || name.Equals("math", StringComparison.OrdinalIgnoreCase);

    private static int NameLength(ReadOnlySpan<char> tag)
    {
        var length = tag.IndexOfAnyExcept("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");
        return length < 0 ? tag.Length : length;
    }

    private static ReadOnlySpan<char> After(ReadOnlySpan<char> html, ReadOnlySpan<char> mark) =>
        html.IndexOf(mark, StringComparison.OrdinalIgnoreCase) is var index and >= 0 ? html[(index + mark.Length)..] : [];
}
