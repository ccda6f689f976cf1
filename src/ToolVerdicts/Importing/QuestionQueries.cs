namespace ToolVerdicts.Importing;

/// <summary>Queries of the questions that no editor has answered.</summary>
public static class QuestionQueries
{
    internal const string ToolsSql =
        "SELECT id FROM tools WHERE questions > 0 AND is_hidden = 0 ORDER BY name_key, slug LIMIT @limit";

    /// <summary>The tools with questions, by name, each with its questions.</summary>
    /// <param name="limit">The most tools.</param>
    public static IReadOnlyList<SettledTool> ListQuestioned(this DbConnection store, int limit = int.MaxValue) =>
        store.Query<long>(ToolsSql, new { limit }).Chunk(UpToFour.Most)
            .SelectMany(few => store.SettleAsync(few, Moment.Now).GetAwaiter().GetResult()).ToList();
}
