namespace ToolVerdicts.Facts;

/// <summary>The changes of one day (UTC).</summary>
public sealed record DayOfChanges(DateOnly Day, IReadOnlyList<ToolChanges> Tools)
{
    /// <summary>Groups a list by day and tool; the order stays.</summary>
    public static IReadOnlyList<DayOfChanges> ListOf(IEnumerable<ListedChange> changes) => changes
        .GroupBy(change => DateOnly.FromDateTime(change.RecordedAt.UtcDateTime))
        .Select(day => new DayOfChanges(
            day.Key, day.GroupBy(change => change.Slug).Select(tool => ToolChanges.Of([.. tool])).ToList()))
        .ToList();
}
