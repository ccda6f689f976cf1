using System.Text;
using ToolVerdicts.Newsletter.Outbox;
using static ToolVerdicts.Newsletter.Outbox.MailOutcome;

namespace ToolVerdicts.Tests.Newsletter.Mail;

public class MailTransportTests
{
    [Fact]
    public async Task Stopped_before_the_letter_is_handed_over_it_was_not_sent_and_after_it_is_unknown()
    {
        await using var silent = FaultyServer.Start(MailFault.Silence);
        await using var transport = new MailTransport(FaultTests.ServerAt(silent));
        using var stop = new CancellationTokenSource();
        var sending = transport.SendAsync(Letters.Plain(), stop.Token);
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => sending);

        await using var keeping = FaultyServer.Start(MailFault.SilenceAfterMessage);
        await using var other = new MailTransport(FaultTests.ServerAt(keeping));
        using var stopOther = new CancellationTokenSource();
        var handedOver = other.SendAsync(Letters.Plain(), stopOther.Token);
        await Wait.UntilAsync(() => !keeping.Kept.IsEmpty, "the server to keep the letter");
        await stopOther.CancelAsync();
        (await handedOver).ShouldBeOfType<Unknown>();
    }

    [Fact]
    public async Task One_connection_carries_many_letters_and_a_broken_one_is_replaced()
    {
        await using var server = new FaultyServer(asked =>
            asked switch { 1 => MailFault.Rcpt550, 3 => MailFault.DropBeforeMessage, 5 => MailFault.DropAfterMessage, _ => MailFault.None })
            .Start();
        await using (var transport = new MailTransport(FaultTests.ServerAt(server)))
        {
            var outcomes = new List<string>();
            for (var i = 0; i < 8; i++)
                outcomes.Add((await transport.SendAsync(Letters.Plain(), CancellationToken.None)).GetType().Name);
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
        await using var transport = new MailTransport(FaultTests.ServerAt(server));
        for (var i = 0; i <= MailTransport.MessagesPerConnection; i++)
            (await transport.SendAsync(Letters.Plain(), CancellationToken.None)).ShouldBeOfType<Accepted>();
        server.Connections.ShouldBe(2);
    }

    [Fact]
    public async Task To_a_server_that_answers_what_was_not_asked_nothing_more_is_said()
    {
        await using var server = FaultyServer.Start(MailFault.TwoReplies);
        await using (var transport = new MailTransport(FaultTests.ServerAt(server)))
            await transport.SendAsync(Letters.Plain(), CancellationToken.None);
        server.Commands.Last().ShouldStartWith("MAIL");
    }

    [Fact]
    public async Task An_address_in_another_script_goes_only_to_a_server_that_knows_them()
    {
        var letter = Letters.Plain("δοκιμή@bücher.example");
        await using var knowing = FaultyServer.Start(MailFault.None);
        await using var transport = new MailTransport(FaultTests.ServerAt(knowing));
        (await transport.SendAsync(letter, CancellationToken.None)).ShouldBeOfType<Accepted>();
        knowing.Commands.ShouldContain("MAIL FROM:<weekly@verdicts.example> SMTPUTF8");
        knowing.Kept.ShouldHaveSingleItem().To.ShouldBe(["δοκιμή@xn--bcher-kva.example"]);

        await using var unknowing = new FaultyServer(_ => MailFault.None) { Offers = ["8BITMIME"] }.Start();
        await using var other = new MailTransport(FaultTests.ServerAt(unknowing));
        var refused = (await other.SendAsync(letter, CancellationToken.None)).ShouldBeOfType<Refused>();
        (refused.EnhancedCode, refused.IsRecipient).ShouldBe(("5.6.7", true));
        (await other.SendAsync(Letters.Plain(), CancellationToken.None)).ShouldBeOfType<Accepted>();
    }

    [Fact]
    public async Task A_letter_without_such_an_address_needs_no_server_that_knows_them()
    {
        await using var server = FaultyServer.Start(MailFault.None);
        await using var transport = new MailTransport(FaultTests.ServerAt(server));
        (await transport.SendAsync(Letters.Odd(), CancellationToken.None)).ShouldBeOfType<Accepted>();
        server.Commands.ShouldContain("MAIL FROM:<weekly@verdicts.example>");
    }

    [Fact]
    public async Task A_line_of_a_letter_ends_no_message_and_arrives_as_it_is()
    {
        await using var server = FaultyServer.Start(MailFault.None);
        await using var transport = new MailTransport(FaultTests.ServerAt(server));
        (await transport.SendAsync(Letters.Odd(), CancellationToken.None)).ShouldBeOfType<Accepted>();
        var content = server.Kept.ShouldHaveSingleItem().Content;
        Letters.Read(Encoding.UTF8.GetBytes(content)).SentText().ShouldBe(Letters.Odd().SentText());
    }

    [Fact]
    public async Task A_server_that_offers_pipelining_and_chunks_gets_commands_one_by_one_and_DATA()
    {
        await using var server = new FaultyServer(_ =>
            MailFault.None) { Offers = ["PIPELINING", "CHUNKING", "BINARYMIME", "8BITMIME", "SIZE 100000"] }.Start();
        await using (var transport = new MailTransport(FaultTests.ServerAt(server)))
            (await transport.SendAsync(Letters.Plain(), CancellationToken.None)).ShouldBeOfType<Accepted>();
        server.Commands.Select(command => command.Split(' ')[0]).ShouldBe(["EHLO", "MAIL", "RCPT", "DATA", "QUIT"]);
    }
}
