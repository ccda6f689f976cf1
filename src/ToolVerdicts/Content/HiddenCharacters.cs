using System.Buffers;

namespace ToolVerdicts.Content;

/// <summary>Characters that an editor does not see, or that change the order of those around them.</summary>
internal static class HiddenCharacters
{
    private static readonly IEnumerable<char> Controls = Range('\0', '\u001F').Concat(Range('\u007F', '\u009F'));
    private static readonly IEnumerable<char> Separators = Range('\u2028', '\u2029');
    private static readonly IEnumerable<char> Directions = Range('\u202A', '\u202E').Concat(Range('\u2066', '\u2069'));
    private static readonly IEnumerable<char> ZeroWidth = Range('\u200B', '\u200F').Concat(['\u00AD', '\u061C', '\u2060', '\uFEFF']);

    /// <summary>Characters that must not stand in YAML, unless they are escaped.</summary>
    public static readonly SearchValues<char> InYaml = SearchValues.Create([.. Controls.Except(['\n']), .. Separators]);

    /// <summary>Characters that must not stand in a Markdown text. The joiners of some scripts and of emoji may.</summary>
    public static readonly SearchValues<char> InMarkdown =
        SearchValues.Create([.. Controls.Except(['\n', '\t']), .. Separators, .. Directions]);

    private static readonly SearchValues<char> InLine = SearchValues.Create([.. Controls, .. Separators, .. Directions, .. ZeroWidth]);

    /// <summary>The index of the first character that must not stand in a text of one line, or is half of one; -1 without any.</summary>
    public static int FindInLine(string line)
    {
        for (var i = 0; i < line.Length; i++)
        {
            if (i + 1 < line.Length && char.IsSurrogatePair(line, i))
                i++;
            else if (InLine.Contains(line[i]) || char.IsSurrogate(line[i]))
                return i;
        }

        return -1;
    }

    /// <summary>The code point of a character, such as U+202E.</summary>
    public static string Name(string text, int index) => $"U+{(int)text[index]:X4}";

    private static IEnumerable<char> Range(char first, char last) => Enumerable.Range(first, last - first + 1).Select(code => (char)code);
}
