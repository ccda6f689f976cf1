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
        where T : class
    {
        List<Statement<T>> ranked = [.. statements];
        if (ranked.Count == 0)
            return null;
        ranked.Sort((a, b) => RankOf(b, rule).CompareTo(RankOf(a, rule)) is not 0 and var order ? order : a.Source.CompareTo(b.Source));
        var end = EndOfRank(ranked, 0, rule);
        var first = ranked[0];
        if (Join(ranked, 0, end, rule) is not { } value)
            return new Chosen<T>(null, first.Seen, IsContested: true, ranked[..end], []);
        // Statements of lower rank complete the value where they do not contradict it, or each other. An editor's spelling is kept.
        for (var start = first.Kind == SourceKind.File ? ranked.Count : end; start < ranked.Count; start = end)
        {
            end = EndOfRank(ranked, start, rule);
            if (Join(ranked, start, end, rule, value) is { } joined)
                value = joined;
        }

        var standing = ranked.FindAll(statement => rule.IsSame(value, statement.Value));
        var questions = first.Kind != SourceKind.File ? [] : ranked.FindAll(statement =>
            statement.Kind != SourceKind.File && !rule.IsSame(value, statement.Value) && IsNews(statement, first, ranked, rule));
        var beside = first is not { Kind: SourceKind.File, Seen: null } ? [] : ranked.FindAll(statement =>
            statement.Kind != SourceKind.File && statement.Revision == first.Revision && !rule.IsSame(value, statement.Value));
        return new Chosen<T>(value, standing.Max(statement => statement.Seen), IsContested: false, standing, questions)
        {
            Beside = beside,
        };
    }

    // A page is news to an editor who wrote before it. A file without a day knows every value that was recorded before it.
    private static bool IsNews<T>(Statement<T> page, Statement<T> file, List<Statement<T>> all, ValueRule<T> rule)
        where T : class => file.Seen is { } day
            ? page.Seen > day
            : page.Revision > file.Revision && !all.Exists(known =>
                known.Kind != SourceKind.File && known.Revision <= file.Revision && rule.IsSame(known.Value, page.Value));

    // The rank as one number, because it is compared often: the file, then the day, then a value that does not yield, then the kind.
    private static long RankOf<T>(Statement<T> statement, ValueRule<T> rule)
        where T : class
    {
        var isFile = statement.Kind == SourceKind.File ? 1L : 0;
        var isFirm = rule.Yields?.Invoke(statement.Value) == true ? 0 : 1;
        return (isFile << 32) | ((long)statement.Seen.GetValueOrDefault().DayNumber << 8) | (uint)(isFirm << 4) | (uint)statement.Kind;
    }

    private static int EndOfRank<T>(List<Statement<T>> ranked, int start, ValueRule<T> rule)
        where T : class
    {
        var rank = RankOf(ranked[start], rule);
        var end = start + 1;
        while (end < ranked.Count && RankOf(ranked[end], rule) == rank)
            end++;
        return end;
    }

    // The values of one rank together, without those that contradict the value given; null when any two of them differ.
    private static T? Join<T>(List<Statement<T>> ranked, int start, int end, ValueRule<T> rule, T? value = null)
        where T : class
    {
        List<T> distinct = [];
        for (var at = start; at < end; at++)
        {
            var stated = ranked[at].Value;
            if (distinct.Contains(stated) || (value is not null && !rule.IsSame(value, stated)))
                continue;
            if (distinct.Exists(other => !rule.IsSame(other, stated)))
                return null;
            distinct.Add(stated);
        }

        return distinct.Aggregate(value, (joined, stated) => joined is null ? stated : rule.Join(joined, stated));
    }
}
