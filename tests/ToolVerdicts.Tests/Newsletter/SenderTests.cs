using Dapper;
using ToolVerdicts.Newsletter.Outbox;
using ToolVerdicts.Newsletter.Subscribers;

namespace ToolVerdicts.Tests.Newsletter;

public sealed class SenderTests : IDisposable
{
    private static readonly MailFault[] Faults =
    [
        MailFault.None, MailFault.None, MailFault.HangUp, MailFault.Greeting421, MailFault.Mail451, MailFault.Mail550, MailFault.Rcpt450,
            MailFault.Rcpt550, MailFault.Data451,
        MailFault.Message451, MailFault.Message554, MailFault.DropBeforeMessage, MailFault.DropInMessage, MailFault.DropAfterMessage,
            MailFault.HalfAnAnswer, MailFault.GarbageAfterMessage,
    ];

    private readonly Mailroom _room = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Under_every_fault_each_reader_gets_an_issue_at_most_once_and_comes_to_a_known_end(int seed)
    {
        const int Readers = 120;
        var chance = new Random(seed);
        await using var server = new FaultyServer(_ => Next()).Start();
        Queue(Readers);
        var sender = _room.NewSender(() => Transport(server.Port));
        for (var round = 0; round < 2_000 && States("queued") > 0; round++)
        {
            await sender.SendDueAsync(CancellationToken.None);
            _room.Time.Advance(TimeSpan.FromMinutes(30));
        }

        var states = _room.States();
        states.Keys.ShouldBeSubsetOf(["sent", "failed", "unknown"]);
        states.Values.Sum().ShouldBe(Readers);
        server.Kept.GroupBy(message => message.To.ShouldHaveSingleItem()).ShouldAllBe(messages => messages.Count() == 1);
        server.Kept.Count.ShouldBeInRange((int)states["sent"], (int)(states["sent"] + states["unknown"]));
        var sent = _room.Store.Writer
            .Query<string>("SELECT s.address FROM deliveries d JOIN subscribers s ON s.id = d.subscriber_id WHERE d.state = 'sent'");
        sent.Except(server.Kept.SelectMany(message => message.To)).ShouldBeEmpty();

        MailFault Next()
        {
            lock (chance)
                return Faults[chance.Next(Faults.Length)];
        }
    }

    [Fact]
    public async Task A_server_that_is_down_costs_no_message_and_is_left_alone_for_longer_and_longer()
    {
        Queue(3);
        var sender = _room.NewSender(() => Transport(FaultyServer.PortOfNobody()));
        var rests = new List<TimeSpan>();
        for (var round = 0; round < 8; round++)
        {
            rests.Add(await sender.SendDueAsync(CancellationToken.None));
            _room.Time.Advance(TimeSpan.FromHours(2));
        }

        rests.ShouldBe(rests.Order());
        rests[^1].ShouldBe(TimeSpan.FromMinutes(1));
        _room.States().ShouldBe(new Dictionary<string, long> { ["queued"] = 3 });
        _room.Reports.ShouldNotBeEmpty();
        await _room.SendAsync();
        _room.States().ShouldBe(new Dictionary<string, long> { ["sent"] = 3 });
    }

    [Fact]
    public async Task What_a_sender_that_is_gone_had_in_hand_is_unknown_and_never_sent_again_by_itself()
    {
        Queue(6);
        // It takes four messages in hand, and its process ends.
        _room.Store.Writer.TakeLease("gone", former: null, _room.Time.GetUtcNow()).ShouldBeTrue();
        for (var lane = 0; lane < 4; lane++)
            _room.Store.Writer.ClaimNext("gone", _room.Time.GetUtcNow()).ShouldNotBeNull();

        var sender = _room.NewSender();
        await sender.SendDueAsync(CancellationToken.None);
        _room.Sent.ShouldBeEmpty("the lease of the other one must be seen to stand still first");
        _room.Time.Advance(TimeSpan.FromMilliseconds(100));
        await sender.SendDueAsync(CancellationToken.None);
        _room.States().ShouldBe(new Dictionary<string, long> { ["sent"] = 2, ["unknown"] = 4 });
        _room.Store.Writer.ListUnknown(10).Select(delivery => delivery.Address).ShouldBeUnique();
        _room.Issue();
        _room.Time.Advance(TimeSpan.FromDays(3));
        await _room.SendAsync();
        _room.Sent.Count.ShouldBe(2);
        _room.Store.Writer.ClaimNext("gone", _room.Time.GetUtcNow()).ShouldBeNull("it has lost the lease");
    }

    [Fact]
    public async Task A_sender_that_knows_to_be_alone_takes_the_lease_of_a_dead_one_at_once()
    {
        Queue(2);
        _room.Store.Writer.TakeLease("dead", former: null, _room.Time.GetUtcNow()).ShouldBeTrue();
        _room.Store.Writer.ClaimNext("dead", _room.Time.GetUtcNow()).ShouldNotBeNull();
        await _room.NewSender(pace: new SenderPace { IsAlone = true }).SendDueAsync(CancellationToken.None);
        _room.States().ShouldBe(new Dictionary<string, long> { ["sent"] = 1, ["unknown"] = 1 });
    }

    [Fact]
    public async Task A_sender_that_lost_its_lease_but_lives_still_says_what_became_of_its_message()
    {
        Queue(1);
        _room.Store.Writer.TakeLease("slow", former: null, _room.Time.GetUtcNow());
        var inHand = _room.Store.Writer.ClaimNext("slow", _room.Time.GetUtcNow())!;
        var sender = _room.NewSender();
        await sender.SendDueAsync(CancellationToken.None);
        _room.Time.Advance(TimeSpan.FromMilliseconds(100));
        await sender.SendDueAsync(CancellationToken.None);
        _room.States().ShouldBe(new Dictionary<string, long> { ["unknown"] = 1 });
        _room.Store.Writer.Settle(inHand, "slow", new MailOutcome.Accepted("250 ok"), _room.Time.GetUtcNow(), 0.5);
        _room.States().ShouldBe(new Dictionary<string, long> { ["sent"] = 1 });
    }

    [Fact]
    public async Task Several_senders_send_each_message_once()
    {
        await using var server = FaultyServer.Start(MailFault.None);
        Queue(150);
        var senders = Enumerable.Range(0, 4).Select(_ =>
            _room.NewSender(() => Transport(server.Port), new SenderPace { Lease = TimeSpan.FromSeconds(20) })).ToList();
        await Wait.UntilAsync(
            async () =>
            {
                await Task.WhenAll(senders.Select(sender => sender.SendDueAsync(CancellationToken.None)));
                return States("queued") + States("sending") == 0;
            },
            "all messages to be sent");
        server.Kept.SelectMany(message => message.To).ShouldBeUnique();
        _room.States().ShouldBe(new Dictionary<string, long> { ["sent"] = 150 });
    }

    [Fact]
    public async Task A_stop_puts_back_what_no_server_was_told_of()
    {
        await using var server = FaultyServer.Start(MailFault.Silence);
        Queue(1);
        using var stop = new CancellationTokenSource();
        var sender = _room.NewSender(() =>
            new MailTransport(new MailServer { Host = "localhost", Port = server.Port }),
            new SenderPace { Patience = TimeSpan.FromMilliseconds(50) });
        var sending = sender.RunAsync(stop.Token);
        await Wait.UntilAsync(() => States("sending") > 0, "a message that is being sent");
        await stop.CancelAsync();
        await sending.WithinAsync("the sender to stop");
        _room.States().ShouldBe(new Dictionary<string, long> { ["queued"] = 1 });
        _room.Store.Writer.QuerySingle<long>("SELECT attempts FROM deliveries").ShouldBe(0);
        _room.Store.Writer.QuerySingle<long>("SELECT COUNT(*) FROM sender_lease").ShouldBe(0);
    }

    [Fact]
    public async Task An_address_that_bounces_three_messages_in_a_row_is_suspended()
    {
        await using var server = FaultyServer.Start(MailFault.Rcpt550);
        var id = _room.Subscribe("gone@example.org");
        _room.Store.Writer.Execute("INSERT INTO mail_tokens (sha256, subscriber_id, purpose, made_at) VALUES (@Hash, @id, 'confirm', @at)",
            new { MailToken.New().Hash, id, at = _room.Time.GetUtcNow().AddDays(60) });
        for (var week = 0; week < 4; week++)
        {
            State().ShouldBe(week < 3 ? "confirmed" : "suspended");
            _room.AddTool($"tool-{week}");
            _room.Issue();
            await _room.NewSender(() => Transport(server.Port)).SendDueAsync(CancellationToken.None);
            _room.Time.Advance(TimeSpan.FromDays(7));
        }

        _room.States().ShouldBe(new Dictionary<string, long> { ["failed"] = 3 });
        _room.Store.Writer.QuerySingle<long>("SELECT COUNT(*) FROM mail_tokens WHERE purpose = 'confirm'")
            .ShouldBe(0, "a link of before does not confirm it again");

        string State() => _room.Store.Writer.QuerySingle<string>("SELECT state FROM subscribers WHERE id = @id", new { id });
    }

    [Fact]
    public async Task A_message_that_arrives_forgets_the_bounces_before_it()
    {
        _room.Subscribe("ada@example.org");
        _room.Store.Writer.Execute("UPDATE subscribers SET bounces = 2");
        _room.AddTool("tool");
        _room.Issue();
        await _room.SendAsync();
        _room.Store.Writer.QuerySingle<long>("SELECT bounces FROM subscribers").ShouldBe(0);
    }

    [Fact]
    public async Task A_message_keeps_its_identity_when_it_is_tried_again()
    {
        await using var server = FaultyServer.Start(MailFault.Message451);
        Queue(1);
        await _room.NewSender(() => Transport(server.Port)).SendDueAsync(CancellationToken.None);
        _room.Time.Advance(TimeSpan.FromHours(2));
        await _room.SendAsync();
        var id = _room.Sent.ShouldHaveSingleItem().MessageId;
        id.ShouldMatch("^2026-W47\\.[0-9a-f]{32}@verdicts\\.example$");
        _room.Store.Writer.Execute("UPDATE deliveries SET state = 'queued'");
        await _room.SendAsync();
        _room.Sent.ShouldHaveSingleItem().MessageId.ShouldBe(id);
    }

    [Fact]
    public async Task A_clock_that_was_set_back_keeps_no_message_waiting()
    {
        Queue(1);
        _room.Time.AdjustTime(_room.Time.GetUtcNow().AddDays(-400));
        await _room.SendAsync();
        _room.States().ShouldBe(new Dictionary<string, long> { ["sent"] = 1 });
    }

    [Theory]
    [InlineData(1, 0, 60)]
    [InlineData(1, 1, 75)]
    [InlineData(4, 0.5, 480)]
    [InlineData(7, 0.5, 3600)]
    [InlineData(100, 0, 3600)]
    public void Retries_wait_from_one_minute_to_an_hour(long attempts, double chance, double seconds) =>
        Backoff.DelayAfter(attempts, chance).TotalSeconds.ShouldBe(seconds);

    public void Dispose() => _room.Dispose();

    private static MailTransport Transport(int port) => new(new MailServer
    {
        Host = "localhost",
        Port = port,
        Timeouts = new SmtpTimeouts { Accept = TimeSpan.FromSeconds(5), Command = TimeSpan.FromSeconds(5),
            Connect = TimeSpan.FromSeconds(5) },
    });

    private long States(string state) => _room.States().GetValueOrDefault(state);

    private void Queue(int readers)
    {
        _room.AddTool("tool");
        for (var reader = 0; reader < readers; reader++)
            _room.Ask($"reader@host{reader}.example.org");
        _room.Store.Writer.Execute("DELETE FROM deliveries; UPDATE subscribers SET state = 'confirmed'");
        _room.Issue();
        States("queued").ShouldBe(readers);
    }
}
