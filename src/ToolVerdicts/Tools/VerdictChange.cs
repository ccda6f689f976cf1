using System.Data.Common;
using Dapper;
using ToolVerdicts.Text;
using ToolVerdicts.Verdicts;

namespace ToolVerdicts.Tools;

/// <summary>A known verdict of a tool that a capture turned into another known one.</summary>
public sealed record VerdictChange
{
    /// <summary>The tool's address part.</summary>
    public string Slug { get; init; } = "";

    /// <summary>The tool's name.</summary>
    public string Name { get; init; } = "";

    /// <summary>What the panel said before.</summary>
    public Verdict Before { get; init; }

    /// <summary>What it says with this capture.</summary>
    public Verdict After { get; init; }

    /// <summary>The capture; captures count up in the order of their import.</summary>
    public long CaptureId { get; init; }

    /// <summary>SHA-256 of the capture's file, lower-case hexadecimal.</summary>
    public string Sha256 { get; init; } = "";

    /// <summary>When the capture was imported.</summary>
    public DateTimeOffset ChangedAt { get; init; }
}

/// <summary>What the feed asks about changed verdicts.</summary>
public static class VerdictChangeQueries
{
    internal const string LatestChangesSql =
        """
        SELECT t.slug, t.name, v.before, v.after, v.capture_id, c.sha256,
               v.changed_at
        FROM verdict_changes v JOIN tools t ON t.id = v.tool_id JOIN captures c ON c.id = v.capture_id
        ORDER BY v.id DESC LIMIT @limit
        """;

    /// <summary>Changed verdicts, the latest first.</summary>
    public static async Task<IReadOnlyList<VerdictChange>> ListVerdictChangesAsync(this DbConnection store, int limit) =>
        (await store.QueryAsync<VerdictChange>(LatestChangesSql, new { limit })).AsList();
}
