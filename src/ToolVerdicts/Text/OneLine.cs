namespace ToolVerdicts.Text;

/// <summary>Makes text from outside safe for a log or a terminal.</summary>
public static class OneLine
{
    /// <summary>
    /// The text on one line. A character that ends a line, controls a terminal or turns the direction of reading is replaced by its number,
    /// such as <c>\u001B</c>.
    /// </summary>
    public static string Of(string text)
    {
        if (!text.Any(IsControl))
            return text;
        var line = new StringBuilder(text.Length + 16);
        foreach (var c in text)
        {
            if (IsControl(c))
                line.Append("\\u").Append(((int)c).ToString("X4"));
            else
                line.Append(c);
        }

        return line.ToString();
    }

    // Control characters, separators of lines and paragraphs, and the controls of bidirectional text.
    private static bool IsControl(char c) =>
        char.IsControl(c) || c is '\u061C' or '\u200E' or '\u200F' or (>= '\u2028' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
