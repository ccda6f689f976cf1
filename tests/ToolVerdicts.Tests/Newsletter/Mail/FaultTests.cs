using MimeKit;
using ToolVerdicts.Newsletter.Outbox;
using static ToolVerdicts.Newsletter.Outbox.MailOutcome;

namespace ToolVerdicts.Tests.Newsletter.Mail;

/// <summary>What a letter's outcome is when its server does wrong. Where the server stays silent, the client's patience is short.</summary>
public class FaultTests
{
    private static readonly SmtpTimeouts Short = With(TimeSpan.FromMilliseconds(300));
    private static readonly SmtpTimeouts Long = With(TimeSpan.FromSeconds(30));

    [Theory]
    [InlineData(MailFault.None)]
    [InlineData(MailFault.Slow)]
    [InlineData(MailFault.LongLines)]
    public async Task A_server_that_only_takes_its_time_or_many_words_gets_the_letter(MailFault fault)
    {
        var (outcome, kept) = await SendAsync(fault, Long);
        outcome.ShouldBeOfType<Accepted>().Text.ShouldContain("kept as 1");
        kept.ShouldHaveSingleItem().To.ShouldBe(["ada@example.org"]);
    }

    [Theory]
    [InlineData(MailFault.HangUp)]
    [InlineData(MailFault.Silence)]
    [InlineData(MailFault.Greeting421)]
    [InlineData(MailFault.Greeting554)]
    [InlineData(MailFault.Mail451)]
    [InlineData(MailFault.Mail530)]
    [InlineData(MailFault.DropBeforeMessage)]
    [InlineData(MailFault.EarlyAnswer)]
    [InlineData(MailFault.TooLongLine)]
    [InlineData(MailFault.EndlessReply)]
    [InlineData(MailFault.GarbageReply)]
    [InlineData(MailFault.TwoReplies)]
    [InlineData(MailFault.MixedReply)]
    public async Task Before_the_letter_is_handed_over_a_fault_of_the_server_defers_it(MailFault fault)
    {
        var (outcome, kept) = await SendAsync(fault, fault == MailFault.Silence ? Short : Long);
        outcome.ShouldBeOfType<Deferred>().IsServer.ShouldBeTrue();
        kept.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(MailFault.DropInMessage)]
    public async Task A_server_that_hangs_up_within_the_letter_defers_it_when_the_rest_was_not_yet_on_its_way(MailFault fault)
    {
        var (outcome, kept) = await SendAsync(fault, Long, Letters.Plain(text: new string('x', 20_000_000)));
        outcome.ShouldBeOfType<Deferred>().IsServer.ShouldBeTrue();
        kept.ShouldBeEmpty();

        // Of a short letter, all of it may be: then nobody can know.
        (outcome, kept) = await SendAsync(fault, Long);
        outcome.ShouldNotBeOfType<Accepted>();
        kept.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(MailFault.Rcpt450, "450 4.2.0 greylisted")]
    [InlineData(MailFault.Data451, "451 4.3.1 disk full")]
    [InlineData(MailFault.Message451, "451 4.7.1 later")]
    public async Task A_letter_that_the_server_does_not_want_now_is_deferred(MailFault fault, string text)
    {
        var (outcome, kept) = await SendAsync(fault, Long);
        outcome.ShouldBe(new Deferred(text, IsServer: false));
        kept.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(MailFault.Mail550, 550, "5.1.8", false)]
    [InlineData(MailFault.Rcpt550, 550, "5.1.1", true)]
    [InlineData(MailFault.RcptBlocked, 554, "5.7.1", false)]
    [InlineData(MailFault.Message550, 550, "5.1.1", true)]
    [InlineData(MailFault.Message554, 554, "5.7.1", false)]
    public async Task A_letter_that_the_server_never_wants_is_refused(MailFault fault, int code, string enhancedCode, bool isRecipient)
    {
        var (outcome, kept) = await SendAsync(fault, Long);
        var refused = outcome.ShouldBeOfType<Refused>();
        (refused.Code, refused.EnhancedCode, refused.IsRecipient).ShouldBe((code, enhancedCode, isRecipient));
        refused.Text.ShouldStartWith($"{code} {enhancedCode} ");
        kept.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(MailFault.DropAfterMessage)]
    [InlineData(MailFault.SilenceAfterMessage)]
    [InlineData(MailFault.HalfAnAnswer)]
    [InlineData(MailFault.GarbageAfterMessage)]
    [InlineData(MailFault.EndlessAfterMessage)]
    [InlineData(MailFault.OutOfPlaceAfterMessage)]
    public async Task After_the_letter_is_handed_over_no_answer_leaves_it_unknown(MailFault fault)
    {
        var (outcome, kept) = await SendAsync(fault, fault == MailFault.SilenceAfterMessage ? Short : Long);
        outcome.ShouldBeOfType<Unknown>();
        kept.ShouldHaveSingleItem();
    }

    [Fact]
    public void Every_fault_has_a_test()
    {
        var tested = typeof(FaultTests).GetMethods().SelectMany(test =>
            test.GetCustomAttributes(typeof(InlineDataAttribute), inherit: false))
            .Select(data => ((InlineDataAttribute)data).Data[0]).OfType<MailFault>();
        tested.ShouldBe(Enum.GetValues<MailFault>(), ignoreOrder: true);
    }

    [Fact]
    public async Task A_server_that_is_down_defers_the_letter()
    {
        await using var transport =
            new MailTransport(new MailServer { Host = "127.0.0.1", Port = FaultyServer.PortOfNobody(), Timeouts = Long });
        var deferred = (await transport.SendAsync(Letters.Plain(), CancellationToken.None)).ShouldBeOfType<Deferred>();
        deferred.IsServer.ShouldBeTrue();
        deferred.Text.ShouldContain("127.0.0.1:");
    }

    [Fact]
    public async Task A_server_without_a_name_in_the_DNS_defers_the_letter()
    {
        await using var transport = new MailTransport(new MailServer { Host = "mail.invalid", Timeouts = Long });
        (await transport.SendAsync(Letters.Plain(), CancellationToken.None)).ShouldBeOfType<Deferred>();
    }

    [Fact]
    public async Task A_server_slower_than_our_patience_defers_the_letter()
    {
        await using var server = new FaultyServer(_ => MailFault.Slow) { SlowBy = TimeSpan.FromMilliseconds(50) }.Start();
        await using var transport = new MailTransport(ServerAt(server, Short));
        (await transport.SendAsync(Letters.Plain(), CancellationToken.None)).ShouldBeOfType<Deferred>().Text.ShouldContain("0.3 s");
    }

    [Fact]
    public async Task An_answer_that_quotes_the_letter_leaves_no_token_in_the_outcome()
    {
        var (outcome, _) = await SendAsync(MailFault.Message554, Long);
        outcome.Text.ShouldContain("https://verdicts.example/unsubscribe/…");
        outcome.ToString().ShouldNotContain(Letters.Token);
    }

    [Fact]
    public async Task Whatever_goes_wrong_an_outcome_says_what_became_of_the_letter()
    {
        const int Seed = 20261121;
        // Silence would only make this slow.
        MailFault[] faults =
            [.. Enum.GetValues<MailFault>().Where(fault =>
            fault is not (MailFault.Silence or MailFault.SilenceAfterMessage or MailFault.Slow))];
        var chance = new Random(Seed);
        await using var server = new FaultyServer(_ => chance.Next(2) == 0 ? MailFault.None : faults[chance.Next(faults.Length)]).Start();
        await using var transport = new MailTransport(ServerAt(server));
        var outcomes = new Dictionary<string, MailOutcome>();
        for (var i = 0; i < 300; i++)
        {
            var to = Letters.Address($"reader-{i}@example.org");
            outcomes[to.Address] = await transport.SendAsync(Letters.Plain(to.Address), CancellationToken.None);
        }

        outcomes.Values.Select(outcome => outcome.GetType()).Distinct().Count().ShouldBe(4, $"seed {Seed}");
        var kept = server.Kept.CountBy(message => message.To.ShouldHaveSingleItem()).ToDictionary();
        foreach (var (address, outcome) in outcomes)
        {
            var times = kept.GetValueOrDefault(address);
            (outcome switch { Accepted => times == 1, Unknown => times <= 1, _ => times == 0 })
                .ShouldBeTrue($"seed {Seed}: kept {times} times, {outcome}");
        }
    }

    internal static MailServer ServerAt(FaultyServer server, SmtpTimeouts? timeouts = null) =>
        new() { Host = "127.0.0.1", Port = server.Port, Timeouts = timeouts ?? Long };

    private static async Task<(MailOutcome Outcome, IReadOnlyCollection<KeptMessage> Kept)> SendAsync(MailFault fault,
        SmtpTimeouts timeouts, MimeMessage? letter = null)
    {
        await using var server = FaultyServer.Start(fault);
        await using var transport = new MailTransport(ServerAt(server, timeouts));
        return (await transport.SendAsync(letter ?? Letters.Plain(), CancellationToken.None), [.. server.Kept]);
    }

    private static SmtpTimeouts With(TimeSpan each) =>
        new() { Connect = each, Command = each, Block = each, Accept = each, Quit = each };
}
