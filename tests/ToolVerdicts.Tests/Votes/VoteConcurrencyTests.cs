using Dapper;
using ToolVerdicts.Load.Votes;
using ToolVerdicts.Tests.Pages;
using ToolVerdicts.Verdicts;

namespace ToolVerdicts.Tests.Votes;

public class VoteConcurrencyTests
{
    private const int Threads = 64;
    private const string Slug = "ml-intern";

    [Fact]
    public async Task One_visitor_has_one_vote_whatever_sixty_four_threads_post_at_once() =>
        ShouldBeOneVote(await StormAsync(TempStore.With(Seeds.Paths), posts: 10_000));

    [Fact]
    public async Task Without_the_unique_key_the_same_posts_leave_more_than_one_vote()
    {
        var store = TempStore.With(Seeds.Paths);
        store.Writer.Execute(
            """
            DROP TABLE votes;
            CREATE TABLE votes (voter BLOB NOT NULL, tool_id BIGINT NOT NULL, call TEXT NOT NULL, day TEXT NOT NULL,
            counted BIGINT NOT NULL DEFAULT 1)
            """);
        var storm = await StormAsync(store, posts: 2 * Threads);
        storm.Rows.ShouldBeGreaterThan(1);
        Should.Throw<ShouldAssertException>(() => ShouldBeOneVote(storm));
    }

    private static void ShouldBeOneVote(Storm storm)
    {
        storm.Refused.ShouldBe(0);
        storm.Rows.ShouldBe(1);
        storm.Tally.ShouldBe(storm.Recount);
    }

    private static async Task<Storm> StormAsync(TempStore store, int posts)
    {
        await using var site = await SiteHost.OverAsync(store, "--Proxies=127.0.0.1");
        var port = site.Client.BaseAddress!.Port;
        var addresses = 0;
        using var first = new VoteClient(port);
        var cookie = first.Vote(Slug, "ship", cookie: null, VoteClient.Address(addresses)).Cookie;
        var refused = 0;
        var threads = Enumerable.Range(0, Threads).Select(thread => new Thread(() =>
        {
            using var client = new VoteClient(port);
            for (var i = thread; i < posts; i += Threads)
            {
                var answer =
                    client.Vote(Slug, i % 3 == 0 ? "skip" : "ship", cookie, VoteClient.Address(Interlocked.Increment(ref addresses)));
                if (answer.Status != 303)
                    Interlocked.Increment(ref refused);
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.End("the last answers to voters");
        var toolId = store.IdOf(Slug);
        var calls = store.Writer.Query<string>("SELECT call FROM votes WHERE tool_id = @toolId", new { toolId }).AsList();
        var recount = new Tally(calls.LongCount(call => call == "ship"), calls.LongCount(call => call == "skip"));
        return new Storm(refused, calls.Count, recount, store.TallyOf(toolId));
    }

    /// <summary>What many posts of one visitor came to.</summary>
    private sealed record Storm(int Refused, int Rows, Tally Recount, Tally Tally);
}
