namespace ToolVerdicts.Facts;

/// <summary>Finds the applied <c>criteria.yml</c>.</summary>
public static class CriteriaQueries
{
    internal const string TextSql =
        """
        SELECT content FROM content_files WHERE path = 'criteria.yml' AND revision_id <= @revision
        ORDER BY revision_id DESC LIMIT 1
        """;

    /// <summary>The criteria of the applied file; empty when none was applied.</summary>
    public static IReadOnlyList<Criterion> ListAppliedCriteria(this DbConnection store) =>
        store.ListCriteriaAsync(Moment.Now).GetAwaiter().GetResult();

    /// <summary>The criteria by which values are read: those of the applied file, else those of the program.</summary>
    public static IReadOnlyList<Criterion> ListEffectiveCriteria(this DbConnection store) =>
        store.FindCriteriaTextAsync(Moment.Now).GetAwaiter().GetResult() is { } text ? CriteriaFile.ListOf(text) : ShippedContent.Criteria;

    /// <summary>The criteria of the file at a moment; empty when there was none.</summary>
    public static async Task<IReadOnlyList<Criterion>> ListCriteriaAsync(this DbConnection store, Moment moment) =>
        await store.FindCriteriaTextAsync(moment) is { } text ? CriteriaFile.ListOf(text) : [];

    /// <summary>The text of the file at a moment; null when there was none.</summary>
    public static async Task<string?> FindCriteriaTextAsync(this DbConnection store, Moment moment) =>
        await store.ExecuteScalarAsync<string?>(TextSql, new { revision = moment.Revision });
}
