using System.Text;
using ToolVerdicts.Mail;
using static ToolVerdicts.Mail.MailOutcome;

namespace ToolVerdicts.Tests.Mail;

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
        kept.ShouldHaveSingleItem().To.ShouldBe([Letters.Plain.To.Address]);
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
        var (outcome, kept) = await SendAsync(fault, Long, Letters.Plain with { Html = new string('x', 20_000_000) });
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
        var tested = typeof(FaultTests).GetMethods().SelectMany(test => test.GetCustomAttributes(typeof(InlineDataAttribute), inherit: false))
            .Select(data => ((InlineDataAttribute)data).Data[0]).OfType<MailFault>();
        tested.ShouldBe(Enum.GetValues<MailFault>(), ignoreOrder: true);
    }

    [Fact]
    public async Task A_server_that_is_down_defers_the_letter()
    {
        await using var transport = new MailTransport(new SmtpServer { Host = "127.0.0.1", Port = FaultyServer.PortOfNobody(), Timeouts = Long });
        var deferred = (await transport.SendAsync(Letters.Plain, CancellationToken.None)).ShouldBeOfType<Deferred>();
        deferred.IsServer.ShouldBeTrue();
        deferred.Text.ShouldContain("127.0.0.1:");
    }

    [Fact]
    public async Task A_server_without_a_name_in_the_DNS_defers_the_letter()
    {
        await using var transport = new MailTransport(new SmtpServer { Host = "mail.invalid", Timeouts = Long });
        (await transport.SendAsync(Letters.Plain, CancellationToken.None)).ShouldBeOfType<Deferred>();
    }

    [Fact]
    public async Task A_server_slower_than_our_patience_defers_the_letter()
    {
        await using var server = new FaultyServer(_ => MailFault.Slow) { SlowBy = TimeSpan.FromMilliseconds(50) }.Start();
        await using var transport = new MailTransport(ServerAt(server, Short));
        (await transport.SendAsync(Letters.Plain, CancellationToken.None)).ShouldBeOfType<Deferred>().Text.ShouldContain("0.3 s");
    }

    [Fact]
    public async Task An_answer_that_quotes_the_letter_leaves_no_token_in_the_outcome()
    {
        var (outcome, _) = await SendAsync(MailFault.Message554, Long);
        outcome.Text.ShouldContain("https://verdicts.example/unsubscribe/…");
        outcome.ToString().ShouldNotContain(Letters.Token);
    }

    [Fact]
    public async Task Stopped_before_the_letter_is_handed_over_it_was_not_sent_and_after_it_is_unknown()
    {
        await using var silent = FaultyServer.Start(MailFault.Silence);
        await using var transport = new MailTransport(ServerAt(silent, Long));
        using var stop = new CancellationTokenSource();
        var sending = transport.SendAsync(Letters.Plain, stop.Token);
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => sending);

        await using var keeping = FaultyServer.Start(MailFault.SilenceAfterMessage);
        await using var other = new MailTransport(ServerAt(keeping, Long));
        using var stopOther = new CancellationTokenSource();
        var handedOver = other.SendAsync(Letters.Plain, stopOther.Token);
        while (keeping.Kept.IsEmpty)
            await Task.Delay(10);
        await stopOther.CancelAsync();
        (await handedOver).ShouldBeOfType<Unknown>();
    }

    [Fact]
    public async Task One_connection_carries_many_letters_and_a_broken_one_is_replaced()
    {
        await using var server = new FaultyServer(asked => asked switch { 1 => MailFault.Rcpt550, 3 => MailFault.DropBeforeMessage, 5 => MailFault.DropAfterMessage, _ => MailFault.None }).Start();
        await using (var transport = new MailTransport(ServerAt(server, Long)))
        {
            var outcomes = new List<string>();
            for (var i = 0; i < 8; i++)
                outcomes.Add((await transport.SendAsync(Letters.Plain, CancellationToken.None)).GetType().Name);
            outcomes.ShouldBe(["Accepted", "Refused", "Accepted", "Deferred", "Accepted", "Unknown", "Accepted", "Accepted"]);
        }

        server.Connections.ShouldBe(3);
        server.Kept.Count.ShouldBe(6);
        server.Commands.Last().ShouldBe("QUIT");
    }

    [Fact]
    public async Task A_connection_carries_no_more_letters_than_servers_put_up_with()
    {
        await using var server = FaultyServer.Start(MailFault.None);
        await using var transport = new MailTransport(ServerAt(server, Long));
        for (var i = 0; i <= MailTransport.MessagesPerConnection; i++)
            (await transport.SendAsync(Letters.Plain, CancellationToken.None)).ShouldBeOfType<Accepted>();
        server.Connections.ShouldBe(2);
    }

    [Fact]
    public async Task An_address_in_another_script_goes_only_to_a_server_that_knows_them()
    {
        var letter = Letters.Plain with { To = Letters.Address("δοκιμή@bücher.example") };
        await using var knowing = FaultyServer.Start(MailFault.None);
        await using var transport = new MailTransport(ServerAt(knowing, Long));
        (await transport.SendAsync(letter, CancellationToken.None)).ShouldBeOfType<Accepted>();
        knowing.Commands.ShouldContain("MAIL FROM:<weekly@verdicts.example> BODY=8BITMIME SMTPUTF8");
        knowing.Kept.ShouldHaveSingleItem().To.ShouldBe(["δοκιμή@xn--bcher-kva.example"]);

        await using var unknowing = new FaultyServer(_ => MailFault.None) { Offers = ["8BITMIME"] }.Start();
        await using var other = new MailTransport(ServerAt(unknowing, Long));
        var refused = (await other.SendAsync(letter, CancellationToken.None)).ShouldBeOfType<Refused>();
        (refused.EnhancedCode, refused.IsRecipient).ShouldBe(("5.6.7", true));
        (await other.SendAsync(Letters.Plain, CancellationToken.None)).ShouldBeOfType<Accepted>();
    }

    [Fact]
    public async Task A_dot_at_the_start_of_a_line_ends_no_message()
    {
        var message = ".\r\n..\r\n.x\r\n\r\nend\r\n.";
        await using var server = FaultyServer.Start(MailFault.None);
        await using var session = await SmtpSession.ConnectAsync(ServerAt(server, Long), CancellationToken.None);
        (await session.SendAsync(Letters.Plain.From, Letters.Plain.To, Encoding.UTF8.GetBytes(message), CancellationToken.None)).ShouldBeOfType<Accepted>();
        server.Kept.ShouldHaveSingleItem().Content.ShouldBe($"{message}\r\n");
    }

    [Theory]
    [InlineData("a\n.\r\nMAIL FROM:<eve@example.org>\r\n")]
    [InlineData("a\n.\nb")]
    [InlineData("a\r.\r\n")]
    [InlineData("a\r")]
    public async Task A_line_that_is_not_ended_by_CRLF_is_never_sent(string message)
    {
        await using var server = FaultyServer.Start(MailFault.None);
        await using var session = await SmtpSession.ConnectAsync(ServerAt(server, Long), CancellationToken.None);
        await Should.ThrowAsync<ArgumentException>(() => session.SendAsync(Letters.Plain.From, Letters.Plain.To, Encoding.UTF8.GetBytes(message), CancellationToken.None));
        server.Commands.ShouldNotContain(command => command.StartsWith("MAIL", StringComparison.Ordinal));
    }

    internal static SmtpServer ServerAt(FaultyServer server, SmtpTimeouts? timeouts = null) =>
        new() { Host = "127.0.0.1", Port = server.Port, Timeouts = timeouts ?? Long };

    private static async Task<(MailOutcome Outcome, IReadOnlyCollection<KeptMessage> Kept)> SendAsync(MailFault fault, SmtpTimeouts timeouts, Letter? letter = null)
    {
        await using var server = FaultyServer.Start(fault);
        await using var transport = new MailTransport(ServerAt(server, timeouts));
        return (await transport.SendAsync(letter ?? Letters.Plain, CancellationToken.None), [.. server.Kept]);
    }

    private static SmtpTimeouts With(TimeSpan each) =>
        new() { Connect = each, Greeting = each, Command = each, Data = each, Block = each, Accept = each, Quit = each };
}
