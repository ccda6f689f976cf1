namespace ToolVerdicts.Text;

/// <summary>Finds and removes the quotation marks around a text.</summary>
internal static class Quotation
{
    /// <summary>The index of the mark that closes the quotation at the start of a line; -1 when nothing does.</summary>
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

    /// <summary>True when one pair of marks encloses the whole text.</summary>
    public static bool IsMarked(string text) =>
        text[0] == '“' && ClosingMark(text) == text.Length - 1 || text.Length > 1 && text[0] == '"' && text[^1] == '"';

    /// <summary>Removes the outer pair of marks, but only one, because the text may begin or end with a quotation.</summary>
    public static string Unquoted(string text)
    {
        var start = text[0] is '“' or '"' ? 1 : 0;
        var end = text.Length > start && (text[^1] is '”' or '"') ? 1 : 0;
        return text[start..^end].Trim();
    }

    /// <summary>The line at whose end a quotation of several lines is closed, nested ones counted; null when none closes it.</summary>
    /// <param name="start">The first line of the quotation.</param>
    /// <param name="startsOther">True for a line that belongs to something else; the search ends before it.</param>
    public static int? ClosingLine(IReadOnlyList<string> lines, int start, Func<int, bool> startsOther)
    {
        var text = string.Join('\n', Block(lines, start, startsOther));
        var end = ClosingMark(text);
        return end == text.Length - 1 || (end >= 0 && text[end + 1] == '\n') ? start + text.AsSpan(0, end).Count('\n') : null;
    }

    /// <summary>The first line of a quotation that ends with a mark; null when none does before something else begins.</summary>
    public static int? LineThatEnds(IReadOnlyList<string> lines, int start, char mark, Func<int, bool> startsOther)
    {
        var end = Block(lines, start, startsOther).ToList().FindIndex(line => line.Length > 1 && line.EndsWith(mark));
        return end < 0 ? null : start + end;
    }

    private static IEnumerable<string> Block(IReadOnlyList<string> lines, int start, Func<int, bool> startsOther) =>
        lines.Skip(start).TakeWhile((_, i) => i == 0 || !startsOther(start + i));

    private static int Step(char c) => c switch { '“' => 1, '”' => -1, _ => 0 };
}
