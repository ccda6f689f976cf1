namespace ToolVerdicts.Facts;

/// <summary>The days on which the facts of a page were seen.</summary>
/// <param name="First">The earliest known day; null when none is known.</param>
/// <param name="Last">The latest known day; null when none is known.</param>
/// <param name="HasUndated">True when the day of some fact is not known.</param>
public sealed record SeenDays(DateOnly? First, DateOnly? Last, bool HasUndated)
{
    /// <param name="days">The day of each fact; null is "not known".</param>
    public static SeenDays Of(IEnumerable<DateOnly?> days)
    {
        var all = days.ToList();
        return new SeenDays(all.Min(), all.Max(), all.Contains(null));
    }

    /// <summary>The days in one sentence.</summary>
    public string Sentence => Range is { } range
        ? $"Facts on this page were seen {range}{Undated}."
        : "The day on which the facts on this page were seen is not known.";

    /// <summary>The known days, such as "on 21 November 2026" or "between 3 March and 21 November 2026"; null when none is known.</summary>
    public string? Range => (First, Last) switch
    {
        ({ } first, { } last) when first == last => $"on {Words(first)}",
        ({ } first, { } last) => $"between {Words(first, first.Year == last.Year)} and {Words(last)}",
        _ => null,
    };

    private string Undated => HasUndated ? "; of some the day is not known" : "";

    /// <summary>A day in words, such as "21 November 2026".</summary>
    public static string Words(DateOnly day, bool isYearKnown = false) =>
        day.ToString(isYearKnown ? "d MMMM" : "d MMMM yyyy", CultureInfo.InvariantCulture);
}
