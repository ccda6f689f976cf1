namespace ToolVerdicts.Search;

/// <summary>The tools that some words match.</summary>
/// <param name="Words">The words, after correction; empty for all tools.</param>
/// <param name="Scope">The texts and tools that were searched.</param>
/// <param name="Match">The expression for SQLite's full-text search.</param>
/// <param name="Ids">The rows of the tools: those of <paramref name="Named"/>, then at most <see cref="MostRanked"/> of the newest.</param>
/// <param name="Named">The rows of the tools of that name, and then of those whose names begin so.</param>
public sealed record WordMatches(
    IReadOnlyList<string> Words, WordScope Scope, string Match, IReadOnlyList<long> Ids, IReadOnlyList<long> Named)
{
    /// <summary>The most matches that are ranked, which takes a few milliseconds. They fill twenty pages, and nobody reads more.</summary>
    public const int MostRanked = 1_000;

    /// <summary>Nothing that can be searched for: every tool.</summary>
    public static WordMatches All { get; } = new([], WordScope.Everywhere, "", [], []);

    /// <summary>True for <see cref="All"/>. A name of signs alone has no words, but is found.</summary>
    public bool IsAll => Words.Count == 0 && Named.Count == 0;
}
