namespace ToolVerdicts.Search;

/// <summary>The tools that some words match.</summary>
/// <param name="Words">The words, after correction; empty for all tools.</param>
/// <param name="Scope">The texts and tools that were searched.</param>
/// <param name="Match">The expression for SQLite's full-text search.</param>
/// <param name="Ids">The rows of the tools, the newest first and at most <see cref="MostRanked"/>; empty when there are no words.</param>
public sealed record WordMatches(IReadOnlyList<string> Words, WordScope Scope, string Match, IReadOnlyList<long> Ids)
{
    /// <summary>The most matches that are ranked, which takes a few milliseconds. They fill twenty pages, and nobody reads more.</summary>
    public const int MostRanked = 1_000;

    /// <summary>No words: every tool.</summary>
    public static WordMatches All { get; } = new([], WordScope.Everywhere, "", []);
}
