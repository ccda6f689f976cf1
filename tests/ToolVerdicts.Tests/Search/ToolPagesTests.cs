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
    public async Task The_pages_of_every_list_are_the_whole_list_in_its_order(ToolSort order)
    {
        await using var store = await _store.Database.OpenConnectionAsync();
        foreach (var filter in Filters(order))
        {
            var expected = Expected(filter);
            var whole = await store.ListToolsAsync(filter, page: 1, size: 1000);
            whole.Select(tool => tool.Slug.ToString()).ShouldBe(expected, $"{filter}");
            for (var page = 1; page <= whole.Count / 7 + 1; page++)
                (await store.ListToolsAsync(filter, page, size: 7)).ShouldBe(whole.Skip((page - 1) * 7).Take(7), $"{filter} page {page}");
        }
    }

    [Fact]
    public void Most_tools_share_their_rank_and_their_name()
    {
        foreach (var rank in (string[])["panel_rank", "dispute_rank", "community_rank"])
        {
            _store.Writer.Query<long>($"SELECT COUNT(*) FROM tools GROUP BY {rank}, name_key HAVING COUNT(*) > 1").Sum()
                .ShouldBeGreaterThan(30, rank);
            _store.Writer.ExecuteScalar<long>($"SELECT COUNT(DISTINCT {rank}) FROM tools").ShouldBeGreaterThan(5, rank);
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
