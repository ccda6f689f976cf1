using Dapper;
using ToolVerdicts.Search;
using ToolVerdicts.Text;
using ToolVerdicts.Tools;

namespace ToolVerdicts.Tests.Search;

public sealed class ToolPagesTests : IDisposable
{
    private static readonly ToolFilter All = new(WordMatches.All, Category: null, Price: null, Verdict: null, ToolSort.Name);

    private readonly TempStore _store = new();

    public ToolPagesTests() => _store.AddRandomDirectory(seed: 6, tools: 150);

    public static TheoryData<ToolSort> Orders { get; } = new(Enum.GetValues<ToolSort>());

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task Behind_every_place_of_a_list_comes_the_rest_of_the_list(ToolSort order)
    {
        await using var store = await _store.Database.OpenConnectionAsync();
        foreach (var filter in Filters(order))
        {
            var expected = Expected(filter);
            var whole = await store.ListToolsAfterAsync(filter, ToolPlace.Beginning, skip: 0, size: 1000);
            whole.Select(tool => tool.Slug).ShouldBe(expected, $"{filter}");
            for (var at = 0; at < whole.Count; at++)
            {
                var behind = await store.ListToolsAfterAsync(filter, whole[at].Place, skip: at % 3, size: 7);
                behind.ShouldBe(whole.Skip(at + 1 + at % 3).Take(7), $"{filter} behind {whole[at].Place}");
            }
        }
    }

    [Fact]
    public async Task Most_tools_share_their_rank_and_their_name()
    {
        await using var store = await _store.Database.OpenConnectionAsync();
        foreach (var order in (ToolSort[])[ToolSort.Panel, ToolSort.Disputed, ToolSort.Community])
        {
            var tools = await store.ListToolsAfterAsync(All with { Sort = order }, ToolPlace.Beginning, skip: 0, size: 1000);
            tools.GroupBy(tool => (tool.Rank, tool.NameKey)).Where(same => same.Count() > 1).Sum(same => same.Count())
                .ShouldBeGreaterThan(30, $"{order}");
            tools.Select(tool => tool.Rank).Distinct().Count().ShouldBeGreaterThan(5, $"{order}");
        }
    }

    public void Dispose() => _store.Dispose();

    private static IEnumerable<ToolFilter> Filters(ToolSort order) =>
        from category in (string?[])[null, "agents", "unused", ToolFilter.NotStated]
        from price in (string?[])[null, "open source", ToolFilter.NotStated]
        from verdict in (string?[])[null, "ship", ToolFilter.NotStated]
        select All with { Category = category, Price = price, Verdict = verdict, Sort = order };

    private List<string> Expected(ToolFilter filter) => _store.Writer
        .Query<Listed>(
            """
            SELECT t.id AS Id, t.slug AS Slug, t.name AS Name, c.slug AS Category, t.price_word AS Price, t.verdict AS Verdict,
                   t.panel_rank AS Panel, t.dispute_rank AS Dispute, t.community_rank AS Community
            FROM tools t LEFT JOIN categories c ON c.id = t.category_id
            """)
        .Where(tool => Is(tool.Category, filter.Category) && Is(tool.Price, filter.Price) && Is(tool.Verdict, filter.Verdict))
        .OrderByDescending(tool => filter.Sort switch
        {
            ToolSort.Panel => tool.Panel,
            ToolSort.Disputed => tool.Dispute,
            ToolSort.Community => tool.Community,
            ToolSort.Newest => tool.Id,
            _ => 0,
        })
        .ThenBy(tool => tool.Name.ToLowerInvariant(), StringComparer.Ordinal)
        .ThenBy(tool => tool.Slug, StringComparer.Ordinal)
        .Select(tool => tool.Slug)
        .ToList();

    private static bool Is(string? value, string? chosen) =>
        chosen is null || (value?.ToLowerInvariant() ?? ToolFilter.NotStated) == chosen;

    private sealed record Listed
    {
        public long Id { get; init; }

        public string Slug { get; init; } = "";

        public string Name { get; init; } = "";

        public string? Category { get; init; }

        public string? Price { get; init; }

        public string? Verdict { get; init; }

        public long Panel { get; init; }

        public long Dispute { get; init; }

        public long Community { get; init; }
    }
}
