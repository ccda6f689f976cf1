using System.Net;
using System.Net.Sockets;
using Dapper;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using ToolVerdicts.Bookmarks;
using ToolVerdicts.Newsletter.Subscribers;
using ToolVerdicts.Store;
using ToolVerdicts.Tests.Newsletter;
using ToolVerdicts.Tests.Newsletter.Mail;
using ToolVerdicts.Tests.Pages;
using ToolVerdicts.Tests.Votes;
using ToolVerdicts.Text;
using ToolVerdicts.Verdicts;
using ToolVerdicts.Visitors;
using ToolVerdicts.Votes;
using ToolVerdicts.Web.Limits;
using ToolVerdicts.Web.Settings;

namespace ToolVerdicts.Tests.Hostile;

/// <summary>The shares of one network, one mailbox and one crowd.</summary>
public sealed class NetworkLimitTests
{
    [Fact]
    public async Task A_network_holds_a_sixteenth_of_the_connections_and_the_longest_idle_goes_first()
    {
        await using var site = await SiteHost.OverAsync(TempStore.With(Seeds.PathOf(0)), "--Limits:Reads=5000");
        var sockets = new List<Socket>();
        for (var i = 0; i < HeldConnections.MostOfNetwork + 20; i++)
            sockets.Add(await AskAsync("127.0.0.2"));
        await Wait.UntilAsync(() => Task.FromResult(sockets.Take(20).All(IsClosed)), "the longest idle to be closed");
        sockets.Skip(20).Count(IsClosed).ShouldBe(0);
        using var other = await AskAsync("127.0.0.3");
        IsClosed(other).ShouldBeFalse();
        sockets.ForEach(socket => socket.Dispose());

        async Task<Socket> AskAsync(string from)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
            await socket.ConnectAsync(IPAddress.Loopback, site.Client.BaseAddress!.Port);
            await socket.SendAsync("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray());
            (await socket.ReceiveAsync(new byte[4_096])).ShouldBeGreaterThan(0);
            return socket;
        }

        static bool IsClosed(Socket socket)
        {
            try
            {
                return socket.Poll(0, SelectMode.SelectRead) && socket.Available == 0;
            }
            catch (SocketException)
            {
                return true;
            }
        }
    }

    [Fact]
    public void A_region_of_networks_has_a_cap_too()
    {
        using var store = TempStore.With(Seeds.Paths);
        var tool = store.IdOf("ml-intern");
        var chance = new Random(20_261_129);
        // Eleven /48 of one /44, which lie in one /40.
        for (var i = 0; i < 400; i++)
            store.Cast(RandomVotes.NewVoter(chance), tool, Call.Ship, Network.Of(IPAddress.Parse($"2001:db8:{i % 11:x}:{i:x}::1")));
        store.TallyOf(tool).Ship.ShouldBeInRange(NetworkCap.Widest - NetworkCap.Widest / NetworkCap.JitterPart, NetworkCap.Widest);
        store.Writer.ExecuteScalar<long>("SELECT COUNT(*) FROM votes").ShouldBe(400);
        Network.Of(IPAddress.Parse("192.0.2.1")).Widest.ShouldBe("c000/16");
    }

    [Fact]
    public async Task A_burst_of_votes_from_anywhere_waits_and_the_log_says_so()
    {
        var log = new LogListener();
        var store = TempStore.With(Seeds.Paths);
        await using var site = await SiteHost.OverAsync(
            store, services => services.AddLogging(logging => logging.AddProvider(log)), "--Proxies=127.0.0.1", "--Limits:Reads=5000");
        for (var i = 0; i < VoteBursts.AMinute + 30; i++)
        {
            using var answer = await site.Client.VoteAsync("ship", $"{i + 1}.0.2.1");
            answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        }

        store.TallyOf(store.IdOf("ml-intern")).Ship.ShouldBe(VoteBursts.AMinute);
        store.Writer.ListWaitingVotes().ShouldHaveSingleItem().Ship.ShouldBe(30);
        log.Lines.Count(line => line.Contains("votes a minute on ml-intern", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Theory]
    [InlineData(300, 300)]
    [InlineData(50, VoteBursts.AMinute)]
    public async Task A_tool_that_usually_gets_more_in_a_day_may_get_so_many_votes_in_a_minute(int usual, int passing)
    {
        using var store = TempStore.With(Seeds.Paths);
        var (slug, tool, time) = (Slug.Parse("ml-intern"), store.IdOf("ml-intern"), new FakeTimeProvider(TempStore.Noon));
        var today = DateOnly.FromDateTime(TempStore.Noon.UtcDateTime);
        for (var day = 40; day >= 1; day--)
        {
            store.Writer.Execute("UPDATE tools SET votes_ship = votes_ship + @usual WHERE id = @tool", new { usual, tool });
            store.Writer.KeepTallies(today.AddDays(-day));
        }

        // Votes of today are not usual ones.
        store.Writer.Execute("UPDATE tools SET votes_ship = votes_ship + 100000 WHERE id = @tool", new { tool });
        store.Writer.KeepTallies(today);
        var options = SiteOptions.Read(new ConfigurationBuilder().Build());
        using var bursts = new VoteBursts(options, store.Database, time, NullLogger<VoteBursts>.Instance);
        for (var minute = 0; minute < 2; minute++, time.Advance(TimeSpan.FromMinutes(2)))
        {
            var votes = 0;
            while (!await bursts.IsInBurstAsync(slug, tool) && votes < 1_000)
                votes++;
            votes.ShouldBe(passing);
        }
    }

    [Fact]
    public void A_mailbox_gets_one_confirmation_however_it_is_spelt_and_a_domain_without_readers_a_few()
    {
        using var room = new Mailroom();
        foreach (var spelling in (string[])["ada@gmail.com", "a.d.a@gmail.com", "ada+1@gmail.com", "Ada+x.y@googlemail.com"])
            room.Ask(spelling);
        Confirmations(room).ShouldBe(1);
        foreach (var other in (string[])["a.da@example.org", "ada@example.org", "+ada@example.org"])
            room.Ask(other);
        Confirmations(room).ShouldBe(4, "other providers tell dots apart");
        for (var i = 0; i < 40; i++)
            room.Ask($"reader{i}@victim.example");
        Confirmations(room).ShouldBe(4 + ConfirmationLimits.MostOfDomain);
        room.Store.Writer.Execute("UPDATE subscribers SET state = 'confirmed' WHERE key = 'reader0@victim.example'");
        room.Ask("reader39@victim.example");
        Confirmations(room).ShouldBe(4 + ConfirmationLimits.MostOfDomain + 1, "a domain with a reader is no victim");
        room.Store.Writer.ExecuteScalar<long>("SELECT COUNT(*) FROM subscribers").ShouldBe(4 + ConfirmationLimits.MostOfDomain + 1);
    }

    [Fact]
    public void A_full_hour_is_told()
    {
        using var room = new Mailroom();
        for (var i = 0; i < ConfirmationLimits.MostAnHour; i++)
            Ask(i).ShouldBeTrue();
        Ask(ConfirmationLimits.MostAnHour).ShouldBeFalse();

        bool Ask(int i) => room.Store.Writer.Ask(Letters.Address($"ada@d{i}.example"), Choice.Everything, room.Refused, TempStore.Noon);
    }

    [Fact]
    public void Bookmarks_end_with_the_cookie_of_a_visitor_who_no_longer_acts()
    {
        using var store = TempStore.With(Seeds.Paths);
        var (gone, active, today) = (new Owner(new string('1', 32)), new Owner(new string('2', 32)), RandomVotes.Today);
        foreach (var owner in new[] { gone, active })
        {
            store.Writer.SaveTool(owner, store.IdOf("ml-intern"), today);
            store.Writer.Share(owner, owner.Hex, today);
        }

        store.Writer.ForgetExpiredOwners(today).ShouldBe(0);
        store.Writer.NoteAct(active, today.AddDays(1)).ShouldBe(1);
        store.Writer.ForgetExpiredOwners(today.AddDays(VisitorId.LifetimeDays)).ShouldBe(0);
        store.Writer.ForgetExpiredOwners(today.AddDays(VisitorId.LifetimeDays + 1)).ShouldBe(1);
        store.Writer.Query<Owner>("SELECT owner FROM bookmarks UNION ALL SELECT owner FROM shared_bookmarks").Distinct()
            .ShouldHaveSingleItem().ShouldBe(active);
    }

    [Fact]
    public async Task A_site_deletes_the_bookmarks_of_an_ended_cookie_by_itself()
    {
        var (store, owner) = (TempStore.With(Seeds.PathOf(0)), new Owner(new string('1', 32)));
        store.Writer.SaveTool(owner, store.Writer.QueryFirst<long>("SELECT id FROM tools"), RandomVotes.Today);
        store.Writer.Execute("INSERT INTO bookmark_owners (owner, acted_on) VALUES (@owner, '2020-01-01')", new { owner });
        await using var site = await SiteHost.OverAsync(store);
        await Wait.UntilAsync(
            () => Task.FromResult(store.Writer.ExecuteScalar<long>("SELECT COUNT(*) FROM bookmarks") == 0), "the bookmarks to be deleted");
    }

    [Fact]
    public async Task A_copy_sends_nothing_until_it_is_told()
    {
        var store = TempStore.With(Seeds.PathOf(0));
        store.Writer.Execute("INSERT INTO home (id, file) VALUES (1, 'another')");
        await using var site = await SiteHost.OverAsync(store);
        using var browser = new Browser(site);
        using var asked = await browser.PostAsync("/subscribe", "/", ("email", "ada@example.org"));
        await site.SettleAsync();
        await Task.Delay(1_500);
        store.Writer.ExecuteScalar<string>("SELECT state FROM deliveries").ShouldBe("queued");
        store.Writer.MoveHome(store.Database);
        await Wait.UntilAsync(
            () => Task.FromResult(store.Writer.ExecuteScalar<string>("SELECT state FROM deliveries") == "sent"), "the held message");
    }

    private static long Confirmations(Mailroom room) => room.Store.Writer.ExecuteScalar<long>("SELECT COUNT(*) FROM deliveries");
}
