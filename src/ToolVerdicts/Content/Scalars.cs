using System.Text.RegularExpressions;

namespace ToolVerdicts.Content;

/// <summary>Reads a YAML value as text of one line, a day, a number and so on. A value that is none is a fault and gives null.</summary>
internal static partial class Scalars
{
    /// <summary>The longest name, in characters.</summary>
    public const int MaxName = 200;
    /// <summary>The longest other text of one line, in characters.</summary>
    public const int MaxLine = 500;

    private const string DayFormat = "yyyy-MM-dd";
    private static readonly DateOnly FirstDay = new(2000, 1, 1);

    /// <summary>Trimmed text of one line.</summary>
    public static string? Line(YamlNode node, string name, FileFaults faults, int max = MaxLine)
    {
        if (node.IsRefused)
            return null;
        if (node.Items is not null || node.Entries is not null)
            return Refuse(node, $"{name} is a {(node.Items is null ? "mapping" : "list")}; one line of text is expected", faults);
        var line = node.Text?.Trim() ?? "";
        if (line.Length == 0)
            return Refuse(node, $"{name} is empty", faults);
        if (line.Contains('\n'))
            return Refuse(node, $"{name} has several lines; one is expected", faults);
        if (HiddenCharacters.FindInLine(line) is >= 0 and var hidden)
            return Refuse(node, $"{name} holds the character {HiddenCharacters.Name(line, hidden)}, which nobody sees", faults);
        return line.Length <= max ? line : Refuse(node, $"{name} has {line.Length} characters; at most {max} are allowed", faults);
    }

    /// <param name="latest">The last day allowed; null when the day may be in the future.</param>
    public static DateOnly? Day(YamlNode node, string name, FileFaults faults, DateOnly? latest)
    {
        if (Line(node, name, faults) is not { } text)
            return null;
        var fault = !TryParseDay(text, out var day) ? "is no day; write it as 2026-11-20"
            : day < FirstDay ? "is before the year 2000"
            : day > latest ? "is in the future"
            : null;
        if (fault is null)
            return day;
        faults.Add(node, $"{name}: {Nearest.Shown(text)} {fault}");
        return null;
    }

    public static bool TryParseDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    public static Slug? Address(YamlNode node, string name, FileFaults faults)
    {
        if (Line(node, name, faults) is not { } text)
            return null;
        if (Slug.TryParse(text, out var slug))
            return slug;
        faults.Add(node, $"{name}: {Nearest.Shown(text)} is no address{SlugHint(text)}");
        return null;
    }

    /// <summary>The end of a sentence on a text that is no slug.</summary>
    public static string SlugHint(string text) => Slug.From(text) is { } right
        ? $"; did you mean {right}?"
        : "; an address has lower-case letters, digits and hyphens";

    public static bool? Flag(YamlNode node, string name, FileFaults faults) => Word(node, name, ["true", "false"], faults) switch
    {
        "true" => true,
        "false" => false,
        _ => null,
    };

    /// <summary>A word of a closed list.</summary>
    public static string? Word(YamlNode node, string name, IReadOnlyCollection<string> words, FileFaults faults)
    {
        if (Line(node, name, faults) is not { } text)
            return null;
        if (words.Contains(text))
            return text;
        return Refuse(node, $"{name}: there is no word {Nearest.Shown(text)}{Nearest.Hint(text, words, "the words are")}", faults);
    }

    /// <summary>A number without sign and fraction.</summary>
    public static int? Whole(YamlNode node, string name, FileFaults faults, int min, int max)
    {
        if (Line(node, name, faults) is not { } text)
            return null;
        if (Digits().IsMatch(text) && int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max)
            return number;
        faults.Add(node, $"{name}: {Nearest.Shown(text)} is no whole number from {min} to {max}");
        return null;
    }

    private static string? Refuse(YamlNode node, string sentence, FileFaults faults)
    {
        faults.Add(node, sentence);
        return null;
    }

    [GeneratedRegex(@"\A(0|[1-9][0-9]{0,9})\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Digits();
}
