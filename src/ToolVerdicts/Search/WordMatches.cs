namespace ToolVerdicts.Search;

/// <summary>The tools that some words match.</summary>
/// <param name="Words">The words, after correction; none for all tools.</param>
/// <param name="Scope">How far they were looked for.</param>
/// <param name="Match">They, as SQLite's full-text search reads them.</param>
/// <param name="Ids">The tools, the newest first and at most <see cref="MostRanked"/>; none where there are no words.</param>
public sealed record WordMatches(IReadOnlyList<string> Words, WordScope Scope, string Match, IReadOnlyList<long> Ids)
{
    /// <summary>How many matches are ranked. A thousand take a few milliseconds, and nobody turns twenty pages.</summary>
    public const int MostRanked = 1_000;

    /// <summary>No words: every tool.</summary>
    public static WordMatches All { get; } = new([], WordScope.Everywhere, "", []);
}
