using System.Text.RegularExpressions;

namespace ToolVerdicts.Content;

/// <summary>Placeholders <c>{{name}}</c> in prose.</summary>
internal static partial class Placeholders
{
    /// <summary>
    /// Replaces every placeholder by the figure of that name. An unknown one, and one whose braces are not closed on its line, is a fault.
    /// </summary>
    public static string Replace(string text, IReadOnlyDictionary<string, string> figures, FileFaults faults)
    {
        return string.Join('\n', text.Split('\n').Select((line, i) => Placeholder().Replace(line, match => Replace(match, i + 1))));

        string Replace(Match match, int line)
        {
            var name = match.Groups["name"].Value.Trim();
            if (!match.Value.EndsWith("}}", StringComparison.Ordinal))
                faults.Add(line, match.Index + 1, "a placeholder is opened by {{ and not closed by }}");
            else if (figures.GetValueOrDefault(name) is { } figure)
                return figure;
            else
                faults.Add(line, match.Index + 1, $"there is no placeholder {{{{{Nearest.Shown(name)}}}}}{Hint(name)}");
            // Braces would be read as YAML.
            return name;
        }

        string Hint(string name) => Nearest.Hint(name, figures.Keys.Order(StringComparer.Ordinal).ToList(), "there are");
    }

    [GeneratedRegex(@"\{\{(?<name>.*?)(\}\}|$)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();
}
