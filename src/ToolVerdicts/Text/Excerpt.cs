namespace ToolVerdicts.Text;

/// <summary>Shortens a text for a message: one line, quoted, at most 60 characters.</summary>
public static class Excerpt
{
    private const int Length = 60;

    public static string Of(string text)
    {
        var line = Wording.Collapse(text.Length > 2 * Length ? text[..(2 * Length)] : text);
        return line.Length <= Length ? $"“{line}”" : $"“{line[..(Length - 1)]}…”";
    }
}
