using System.Text;

namespace ToolVerdicts.Text;

/// <summary>Text that others have written, as a log or a terminal may have it.</summary>
public static class OneLine
{
    /// <summary>
    /// The text on one line. What would end the line, steer a terminal or turn the direction of reading stands as its number, such as <c>\u001B</c>; all else
    /// as it is.
    /// </summary>
    public static string Of(string text)
    {
        if (!text.Any(IsSteering))
            return text;
        var line = new StringBuilder(text.Length + 16);
        foreach (var c in text)
        {
            if (IsSteering(c))
                line.Append("\\u").Append(((int)c).ToString("X4"));
            else
                line.Append(c);
        }

        return line.ToString();
    }

    // Controls, the separators of lines and paragraphs, and the marks of bidirectional text.
    private static bool IsSteering(char c) =>
        char.IsControl(c) || c is '\u061C' or '\u200E' or '\u200F' or (>= '\u2028' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
