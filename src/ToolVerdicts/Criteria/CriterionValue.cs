namespace ToolVerdicts.Criteria;

/// <summary>A value of a criterion, read by the criterion's kind.</summary>
/// <param name="Text">The value as pages show it, with its unit. Reading it again gives the same value.</param>
/// <param name="Key">Two values are equal when their keys are, whatever their spelling.</param>
public sealed record CriterionValue(string Text, string Key)
{
    private static readonly string[] YesNo = ["yes", "no"];

    /// <summary>The value as a number in the criterion's unit, a day as its number; null where values have no order, and for money of
    /// another currency.</summary>
    public decimal? Number { get; init; }

    /// <summary>A number that is higher for a better value; null when the criterion has no direction, or the value no number.</summary>
    public decimal? Merit { get; init; }

    /// <summary>The place between the criterion's anchors, from 0 to 100; null without anchors.</summary>
    public decimal? Points { get; init; }

    /// <summary>The words by which a list of tools can be narrowed: yes or no, the words of a choice or a set, the ids and the marks
    /// <c>osi</c> and <c>fsf</c> of a licence. Empty for other kinds.</summary>
    public IReadOnlyList<string> Members { get; init; } = [];

    /// <summary>Reads a value.</summary>
    /// <param name="fault">The reason for which it is none of the criterion's kind; null without one.</param>
    /// <returns>Null with a fault.</returns>
    public static CriterionValue? Read(Criterion criterion, string text, out string? fault)
    {
        var value = criterion.Kind switch
        {
            CriterionKind.YesNo => OfWord(text, YesNo, out fault),
            CriterionKind.Choice => OfWord(text, criterion.Words, out fault),
            CriterionKind.Set => OfSet(text, criterion.Words, out fault),
            CriterionKind.Number => NumberText.Read(criterion, text, out fault),
            CriterionKind.Money => MoneyText.Read(criterion, text, out fault),
            CriterionKind.Licence => LicenceText.Read(text, out fault),
            CriterionKind.Date => OfDay(text, out fault),
            CriterionKind.Version => VersionText.Read(text, out fault),
            _ => OfText(text, out fault),
        };
        return value is null ? null : Placed(value, criterion);
    }

    /// <summary>Reads a value that may be of an earlier kind of the criterion.</summary>
    /// <returns>Null when it is none of the criterion's kind.</returns>
    public static CriterionValue? Read(Criterion criterion, string text) => Read(criterion, text, out _);

    private static CriterionValue Placed(CriterionValue value, Criterion criterion)
    {
        var number = criterion.Kind == CriterionKind.YesNo ? (value.Key == "yes" ? 1 : 0) : value.Number;
        var merit = criterion.Better switch { "higher" or "yes" => number, "lower" or "no" => -number, _ => null };
        var points = criterion.Kind == CriterionKind.YesNo
            ? merit is { } yes ? (criterion.Better == "yes" ? yes : 1 + yes) * 100 : null
            : criterion.Anchors is var (zero, hundred) && value.Number is { } amount
            ? PointsOf(amount, zero, hundred)
            : (decimal?)null;
        return value with { Merit = merit, Points = points };
    }

    // Values beyond an anchor have no more points than the anchor. Clamped first, so that nothing overflows.
    private static decimal PointsOf(decimal amount, decimal zero, decimal hundred) =>
        (Math.Clamp(amount, Math.Min(zero, hundred), Math.Max(zero, hundred)) - zero) / (hundred - zero) * 100;

    private static CriterionValue OfText(string text, out string? fault)
    {
        fault = null;
        return new CriterionValue(text, Wording.Key(text));
    }

    private static CriterionValue? OfWord(string text, IReadOnlyList<string> words, out string? fault)
    {
        fault = FindUnknown([text], words);
        return fault is not null || WordOf(text, words) is not { } word ? null : new CriterionValue(word, word) { Members = [word] };
    }

    private static CriterionValue? OfSet(string text, IReadOnlyList<string> words, out string? fault)
    {
        var members = text.Split(',', StringSplitOptions.TrimEntries);
        fault = FindUnknown(members, words);
        if (fault is not null)
            return null;
        var known = words.Where(word => members.Any(member => WordOf(member, [word]) is not null)).ToList();
        var all = string.Join(", ", known);
        return new CriterionValue(all, all) { Members = known };
    }

    private static CriterionValue? OfDay(string text, out string? fault)
    {
        var isDay = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
        fault = isDay ? null : $"{Nearest.Shown(text)} is no day; write it as 2026-11-20";
        return isDay ? new CriterionValue(text, text) { Number = day.DayNumber } : null;
    }

    private static string? WordOf(string text, IEnumerable<string> words) =>
        words.FirstOrDefault(word => string.Equals(word, text, StringComparison.OrdinalIgnoreCase));

    private static string? FindUnknown(IEnumerable<string> members, IReadOnlyList<string> words) => members
        .Where(member => WordOf(member, words) is null)
        .Select(member => $"there is no word {Nearest.Shown(member)}{Nearest.Hint(member, words, "the words are")}")
        .FirstOrDefault();
}
