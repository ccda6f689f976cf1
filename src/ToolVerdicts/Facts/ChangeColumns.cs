namespace ToolVerdicts.Facts;

/// <summary>The values of a change <c>x</c>, as columns.</summary>
internal static class ChangeColumns
{
    private const string SaysWhy =
        "SELECT 1 FROM file_facts n WHERE n.tool_id = x.tool_id AND n.fact = x.criterion AND n.value IS NULL AND n.because IS NOT NULL AND";

    /// <summary>The value before. Of a criterion without one it holds <see cref="ChangeWords.DoesNotApply"/> where a file said so.
    /// </summary>
    internal const string Before =
        $"""
        CASE WHEN x.criterion IS NOT NULL AND x.before IS NULL AND NOT x.before_contested AND EXISTS (
            {SaysWhy} n.since < x.revision_id AND (n.until IS NULL OR n.until >= x.revision_id))
            THEN '{ChangeWords.DoesNotApply}' ELSE x.before END AS before
        """;

    /// <summary>The value after, as <see cref="Before"/>.</summary>
    internal const string After =
        $"""
        CASE WHEN x.criterion IS NOT NULL AND x.after IS NULL AND NOT x.after_contested AND EXISTS (
            {SaysWhy} n.since <= x.revision_id AND (n.until IS NULL OR n.until > x.revision_id))
            THEN '{ChangeWords.DoesNotApply}' ELSE x.after END AS after
        """;
}
