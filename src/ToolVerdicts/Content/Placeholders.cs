using System.Text.RegularExpressions;

namespace ToolVerdicts.Content;

/// <summary>Placeholders <c>{{name}}</c> in prose.</summary>
internal static partial class Placeholders
{
    /// <summary>
    /// Replaces every placeholder by the figure of that name. An unknown one, and one whose braces are not closed on its line, is a fault.
    /// Code stays as it is.
    /// </summary>
    public static string Replace(string text, IReadOnlyDictionary<string, string> figures, FileFaults faults)
    {
        string? fence = null;
        return string.Join('\n', text.Split('\n').Select((line, i) =>
        {
            var mark = Fence().Match(line) is { Success: true } found ? found.Groups["mark"].Value : null;
            var isCode = fence is not null || mark is not null;
            if (mark is not null && (fence is null || mark.StartsWith(fence, StringComparison.Ordinal)))
                fence = fence is null ? mark : null;
            return isCode ? line : Placeholder().Replace(line, match => Replace(match, i + 1));
        }));

        string Replace(Match match, int line)
        {
            if (match.Value[0] == '`')
                return match.Value;
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

    [GeneratedRegex("^ {0,3}(?<mark>`{3,}|~{3,})", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Fence();

    [GeneratedRegex(
        @"(?<run>`+)(?!`).+?(?<!`)\k<run>(?!`)|\{\{(?<name>.*?)(\}\}|$)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();
}
