namespace ToolVerdicts.Text;

/// <summary>The marks around a quoted text.</summary>
internal static class Quotation
{
    /// <summary>Where the quotation that starts a line is closed; -1 when it is not.</summary>
    public static int ClosingMark(string line)
    {
        var depth = 0;
        for (var i = 0; i < line.Length; i++)
        {
            depth += Step(line[i]);
            if (depth == 0)
                return i;
        }

        return -1;
    }

    /// <summary>True when marks stand around the whole text.</summary>
    public static bool IsMarked(string text) =>
        (text[0] == '“' && ClosingMark(text) == text.Length - 1) || (text.Length > 1 && text[0] == '"' && text[^1] == '"');

    /// <summary>The text without its outer marks, of which there is exactly one pair: it may begin or end with a quotation of its own.</summary>
    public static string Unquoted(string text)
    {
        var start = text[0] is '“' or '"' ? 1 : 0;
        var end = text.Length > start && (text[^1] is '”' or '"') ? 1 : 0;
        return text[start..^end].Trim();
    }

    /// <summary>The line at whose end the quotation that starts on line <paramref name="start"/> is closed, quotations in it counted; null when it is not.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="start">The first line of the quotation.</param>
    /// <param name="startsOther">True for a line at which something else begins.</param>
    public static int? ClosingLine(IReadOnlyList<string> lines, int start, Func<int, bool> startsOther)
    {
        var depth = 0;
        for (var i = start; i < lines.Count && (i == start || !startsOther(i)); i++)
        {
            var line = lines[i];
            for (var at = 0; at < line.Length; at++)
            {
                depth += Step(line[at]);
                if (depth == 0)
                    return at == line.Length - 1 ? i : null;
            }
        }

        return null;
    }

    /// <summary>The first line from <paramref name="start"/> on that ends with a mark; null when something else begins before one does.</summary>
    public static int? LineThatEnds(IReadOnlyList<string> lines, int start, char mark, Func<int, bool> startsOther)
    {
        for (var i = start; i < lines.Count && (i == start || !startsOther(i)); i++)
        {
            if (lines[i].EndsWith(mark) && lines[i].Length > 1)
                return i;
        }

        return null;
    }

    private static int Step(char c) => c switch { '“' => 1, '”' => -1, _ => 0 };
}
