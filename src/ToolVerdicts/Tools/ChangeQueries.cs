using System.Data.Common;
using Dapper;

namespace ToolVerdicts.Tools;

/// <summary>Up to where somebody has seen the catalogue change: numbers that only grow.</summary>
/// <param name="Tools">The last change of a tool.</param>
/// <param name="Captures">The last capture.</param>
public readonly record struct ChangeMark(long Tools, long Captures);

/// <summary>A tool that has changed.</summary>
public sealed record ChangedTool
{
    /// <summary>Its address part.</summary>
    public string Slug { get; init; } = "";

    /// <summary>The address part of its category; null is "not stated".</summary>
    public string? Category { get; init; }
}

/// <summary>Notes and tells what has changed, so that pages which show it are made anew, and no others.</summary>
public static class ChangeQueries
{
    internal const string MarkSql =
        "SELECT (SELECT COALESCE(MAX(change), 0) FROM tools) AS tools, (SELECT COALESCE(MAX(id), 0) FROM captures) AS captures";

    internal const string ChangedSql =
        "SELECT t.slug, c.slug AS category FROM tools t LEFT JOIN categories c ON c.id = t.category_id WHERE t.change > @since";

    internal const string NoteSql = "UPDATE tools SET change = (SELECT MAX(change) + 1 FROM tools) WHERE id = @toolId";

    /// <summary>The last changes there are.</summary>
    public static ChangeMark FindLastChanges(this DbConnection store) => store.QuerySingle<ChangeMark>(MarkSql);

    /// <summary>The tools that changed after a change.</summary>
    public static IReadOnlyList<ChangedTool> ListChangedTools(this DbConnection store, long since) => store.Query<ChangedTool>(ChangedSql, new { since }).AsList();

    /// <summary>Notes that what pages show of a tool has changed. Runs in the transaction that changes it.</summary>
    public static void NoteChange(this DbConnection store, long toolId) => store.Execute(NoteSql, new { toolId });
}
