using ToolVerdicts.Text;

namespace ToolVerdicts.Captures.Reading;

/// <summary>The opening of a text on one line, for messages.</summary>
internal static class Excerpt
{
    private const int Length = 60;

    public static string Of(string text)
    {
        var line = Wording.Collapse(text.Length > 2 * Length ? text[..(2 * Length)] : text);
        return line.Length <= Length ? $"“{line}”" : $"“{line[..(Length - 1)]}…”";
    }
}
