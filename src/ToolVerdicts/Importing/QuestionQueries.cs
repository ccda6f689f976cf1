namespace ToolVerdicts.Importing;

/// <summary>Queries of the questions that no editor has answered.</summary>
public static class QuestionQueries
{
    internal const string ToolsSql = "SELECT id FROM tools WHERE questions > 0 ORDER BY name_key, slug";

    /// <summary>The tools with questions, by name, each with its questions.</summary>
    public static IReadOnlyList<SettledTool> ListQuestioned(this DbConnection store) =>
        store.Query<long>(ToolsSql).Chunk(UpToFour.Most)
            .SelectMany(few => store.SettleAsync(few, Moment.Now).GetAwaiter().GetResult()).ToList();

    internal const string CountSql = "SELECT COALESCE(SUM(questions), 0) FROM tools WHERE questions > 0";

    public static long CountQuestions(this DbConnection store) => store.ExecuteScalar<long>(CountSql);
}
