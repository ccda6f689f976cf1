using Dapper;
using ToolVerdicts.Search;
using ToolVerdicts.Tests.Reviews;
using ToolVerdicts.Tests.Votes;

namespace ToolVerdicts.Tests.Search;

/// <summary>Random panels with prices, ranks and votes: many tools share a rank, and many a name.</summary>
internal static class RandomDirectory
{
    public static void AddRandomDirectory(this TempStore store, int seed, int tools)
    {
        store.AddRandomPanels(seed, tools);
        store.Writer.Execute("UPDATE tools SET price_word = CASE id % 3 WHEN 0 THEN 'Free' WHEN 1 THEN 'Open Source' END");
        ToolIndex.IndexAll(store.Writer).ShouldBe(tools);
        store.CastRandomVotes(seed);
    }
}
