namespace ToolVerdicts.Web.Pages.Shared;

/// <summary>The steps of one fact, with what a page shows beside them.</summary>
/// <param name="Label">The fact.</param>
/// <param name="Line">The fact in numbers; null without a line.</param>
/// <param name="Highest">The highest possible number; null when there is none.</param>
/// <param name="Sightings">The captures by the revision that recorded them.</param>
public sealed record HistoryView(
    string Label, FactHistory History, FactLine? Line, int? Highest, IReadOnlyDictionary<long, HistorySighting> Sightings)
{
    // A longer text is folded in, so that the steps can be taken in at a glance.
    private const int LongestOpen = 240;

    /// <summary>True for a text that the page folds in.</summary>
    public static bool IsLong(string words) => words.Length > LongestOpen;

    /// <summary>The day (UTC) of a record.</summary>
    public static DateOnly DayOf(HistorySighting sighting) => DateOnly.FromDateTime(sighting.RecordedAt.UtcDateTime);

    /// <summary>The days on which pages showed a value.</summary>
    public static string Seen(SeenDays days) => (days.First, days.Last) switch
    {
        ({ } first, { } last) when first == last => SeenDays.Words(first),
        ({ } first, { } last) => $"{SeenDays.Words(first, first.Year == last.Year)} to {SeenDays.Words(last)}",
        _ => "day not known",
    };
}
