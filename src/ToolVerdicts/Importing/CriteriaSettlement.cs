namespace ToolVerdicts.Importing;

/// <summary>Settles the tools anew whose statements are read in another way by the criteria that a revision brings.</summary>
internal sealed class CriteriaSettlement(DbConnection store, RevisionWrites writes)
{
    internal const string LabelsSql = "SELECT DISTINCT label FROM capture_rows";

    internal const string OfLabelSql =
        """
        SELECT DISTINCT s.tool_id FROM capture_rows r JOIN capture_tools s ON s.capture_id = r.capture_id AND s.side = r.side
        WHERE r.label = @label
        """;

    internal const string OfFilesSql = "SELECT DISTINCT tool_id FROM file_facts WHERE fact = @criterion AND until IS NULL";

    /// <summary>To be called after everything else of the revision was written but its decisions.</summary>
    public void Run()
    {
        var before = store.ListCriteriaAsync(new Moment(writes.Revision - 1, long.MaxValue)).GetAwaiter().GetResult();
        var after = store.ListAppliedCriteria();
        var changed = before.Concat(after)
            .Where(criterion => !IsReadAlike(Find(before, criterion.Key), Find(after, criterion.Key))).ToList();
        var rows = changed.SelectMany(criterion => criterion.Rows).Select(Wording.Key).ToHashSet(StringComparer.Ordinal);
        var ofRows = rows.Count == 0 ? [] : store.Query<string>(LabelsSql).AsList().Where(label => rows.Contains(Wording.Key(label)))
            .SelectMany(label => store.Query<long>(OfLabelSql, new { label }).AsList());
        var ofFiles = changed.Select(criterion => criterion.Key).Distinct()
            .SelectMany(criterion => store.Query<long>(OfFilesSql, new { criterion }).AsList());
        foreach (var id in ofRows.Concat(ofFiles).Distinct().ToList())
            writes.Settle(id, isSource: false);
    }

    private static Criterion? Find(IReadOnlyList<Criterion> criteria, string key) =>
        criteria.FirstOrDefault(criterion => criterion.Key == key);

    // True when every statement is read alike by both.
    private static bool IsReadAlike(Criterion? before, Criterion? after) => before is not null && after is not null
        && (before.Kind, before.Unit, before.Was) == (after.Kind, after.Unit, after.Was)
        && before.Words.SequenceEqual(after.Words) && before.Rows.SequenceEqual(after.Rows);
}
