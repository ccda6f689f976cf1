namespace ToolVerdicts.Importing;

/// <summary>The marks around a quoted text.</summary>
internal static class Quotation
{
    /// <summary>Where the quotation that starts a line is closed; -1 when it is not.</summary>
    public static int ClosingMark(string line)
    {
        var depth = 0;
        for (var i = 0; i < line.Length; i++)
        {
            depth += line[i] switch { '“' => 1, '”' => -1, _ => 0 };
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
}
