namespace ToolVerdicts.Facts;

/// <summary>
/// Chooses the value of a fact from what its sources state. It is the only place that chooses. The outcome depends on the set of the
/// statements, not on their order.
/// </summary>
public static class Standing
{
    /// <summary>
    /// An editor's file stands. Without one, the statement seen last stands, and one with a day before one without; of one day a rich
    /// capture before a compact one, and a capture before a data set. Equal statements that differ are contested.
    /// </summary>
    /// <param name="statements">The statements of one fact that are not withdrawn.</param>
    /// <returns>Null when there is none.</returns>
    public static Chosen<T>? Of<T>(IEnumerable<Statement<T>> statements, ValueRule<T> rule)
        where T : notnull
    {
        var ranked = statements.GroupBy(statement => (
                IsFile: statement.Kind == SourceKind.File, Seen: statement.Seen ?? DateOnly.MinValue,
                IsFirm: rule.Yields?.Invoke(statement.Value) != true, statement.Kind))
            .OrderByDescending(group => group.Key).ToList();
        if (ranked is not [var first, .. var others])
            return null;
        if (Join(first, rule) is not (true, { } value))
            return new Chosen<T>(default, first.Key.Seen == DateOnly.MinValue ? null : first.Key.Seen, IsContested: true, [.. first], []);
        foreach (var group in others)
        {
            var same = group.Where(statement => rule.IsSame(value, statement.Value)).ToList();
            if (same.Count > 0 && Join(same, rule) is (true, { } joined))
                value = rule.Join(value, joined);
        }

        var standing = ranked.SelectMany(group => group).Where(statement => rule.IsSame(value, statement.Value)).ToList();
        var questions = first.Key.IsFile
            ? others.SelectMany(group => group)
                .Where(statement => !rule.IsSame(value, statement.Value) && statement.Seen is { } seen && seen > first.Key.Seen).ToList()
            : [];
        return new Chosen<T>(value, standing.Max(statement => statement.Seen), IsContested: false, standing, questions);
    }

    // The values of one group together; not agreed when any two of them differ.
    private static (bool IsAgreed, T? Value) Join<T>(IEnumerable<Statement<T>> statements, ValueRule<T> rule)
        where T : notnull
    {
        var values = statements.Select(statement => statement.Value).Distinct().ToList();
        return values.TrueForAll(value => values.TrueForAll(other => rule.IsSame(value, other)))
            ? (true, values.Aggregate(rule.Join))
            : (false, default);
    }
}
