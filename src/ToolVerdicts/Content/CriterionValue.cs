using System.Text.RegularExpressions;

namespace ToolVerdicts.Content;

/// <summary>Checks the value of a criterion against its kind.</summary>
internal static partial class CriterionValue
{
    private static readonly string[] YesNo = ["yes", "no"];

    /// <summary>The reason for which a value is none of the criterion's kind; null without one.</summary>
    public static string? FindFault(Criterion criterion, string value) => criterion.Kind switch
    {
        CriterionKind.YesNo => FindUnknown([value], YesNo),
        CriterionKind.Choice => FindUnknown([value], criterion.Words),
        CriterionKind.Set => FindUnknown(Members(value), criterion.Words),
        CriterionKind.Date when !Scalars.TryParseDay(value, out _) => $"{Nearest.Shown(value)} is no day; write it as 2026-11-20",
        CriterionKind.Number when !StartsWithNumber().IsMatch(value) => $"{Nearest.Shown(value)} does not start with a number",
        _ => null,
    };

    /// <summary>The members of a set.</summary>
    public static IEnumerable<string> Members(string value) => value.Split(',', StringSplitOptions.TrimEntries);

    private static string? FindUnknown(IEnumerable<string> members, IReadOnlyCollection<string> words) => members
        .Where(member => !words.Contains(member))
        .Select(member => $"there is no word {Nearest.Shown(member)}{Nearest.Hint(member, words, "the words are")}")
        .FirstOrDefault();

    [GeneratedRegex(@"\A[-+]?[0-9]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex StartsWithNumber();
}
