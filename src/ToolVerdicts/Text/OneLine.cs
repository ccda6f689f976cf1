namespace ToolVerdicts.Text;

/// <summary>Makes text from outside safe for a log or a terminal.</summary>
public static class OneLine
{
    /// <summary>Replaces control characters, line separators and bidirectional controls by escapes such as <c>\u001B</c>.</summary>
    public static string Of(string text) => text.Any(IsControl)
        ? string.Concat(text.Select(c => IsControl(c) ? $"\\u{(int)c:X4}" : c.ToString()))
        : text;

    // Control characters, separators of lines and paragraphs, and the controls of bidirectional text.
    private static bool IsControl(char c) =>
        char.IsControl(c) || c is '\u061C' or '\u200E' or '\u200F' or (>= '\u2028' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
