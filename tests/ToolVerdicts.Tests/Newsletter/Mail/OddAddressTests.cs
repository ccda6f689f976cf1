using System.Net.Mail;
using ToolVerdicts.Newsletter.Outbox;
using ToolVerdicts.Newsletter.Subscribers;

namespace ToolVerdicts.Tests.Newsletter.Mail;

public class OddAddressTests
{
    private const int Seed = 20261121;
    private const int Count = 50_000;

    private static readonly string[] Pieces =
    [
        "a", "Ada", "x.y", "tools+weekly", "0", "-", "_", "é", "δοκιμή", "東京", "🚢",
        "@", ".", "..", ",", ";", ":", "<", ">", "(", ")", "[",
        "]", "\"", "\\", "'", "/", "%", "!", "|", "=",
        " ", "\t", "\r", "\n", "\r\n", "\0", "\u007f", "\u0085", "\u00a0", "\u00ad", "\u200b", "\u200d", "\u202e", "\u2028", "\ufeff",
            "\ufffe", "。", "＠", "．", "①", "ß", "İ",
        "\r\nRCPT TO:<eve@example.org>\r\n", "> RCPT TO:<eve@example.org", ">,<eve@example.org", "eve@example.org", "@relay.example:",
            "example", "org", "xn--", "xn--bcher-kva", "bücher", "127.0.0.1", "[127.0.0.1]",
        "SIZE=1", " SMTPUTF8", "\r\n.\r\n", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    ];

    [Fact]
    public async Task Of_50000_odd_addresses_each_that_is_accepted_is_exactly_one_recipient()
    {
        var accepted = OddTexts().Select(text => MailboxAddress.TryParse(text, out var address) ? address : null).OfType<MailboxAddress>()
            .ToList();
        accepted.Count.ShouldBeInRange(Count / 20, Count - Count / 20, $"seed {Seed}: too few of either kind tell nothing");
        // One message for each address is enough: the same one again is sent the same way.
        accepted = accepted.DistinctBy(address => address.Address).ToList();

        await using var server = FaultyServer.Start(MailFault.None);
        await using (var transport = new MailTransport(FaultTests.ServerAt(server)))
        {
            foreach (var address in accepted)
                (await transport.SendAsync(Letters.Plain(address.Address), CancellationToken.None))
                    .ShouldBeOfType<MailOutcome.Accepted>($"seed {Seed}: {address.Address}");
        }

        server.Commands.Where(command => command.StartsWith("RCPT", StringComparison.OrdinalIgnoreCase))
            .ShouldBe(accepted.Select(address => $"RCPT TO:<{address.Address}>"));
        server.Commands.Where(command => !command.StartsWith("RCPT", StringComparison.OrdinalIgnoreCase)).Distinct(StringComparer.Ordinal)
            .ShouldBeSubsetOf(
            ["EHLO [127.0.0.1]", "NOOP", "MAIL FROM:<weekly@verdicts.example>", "MAIL FROM:<weekly@verdicts.example> SMTPUTF8", "DATA",
                "QUIT"]);
        server.Kept.Select(message => message.To.ShouldHaveSingleItem()).ShouldBe(accepted.Select(address => address.Address));
    }

    [Fact]
    public void What_is_accepted_is_the_same_read_again_and_one_address_to_DotNet_and_in_a_letter()
    {
        foreach (var text in OddTexts())
        {
            if (!MailboxAddress.TryParse(text, out var address))
                continue;
            MailboxAddress.TryParse(address.Address, out var again).ShouldBeTrue(address.Address);
            again.ShouldBe(address);
            var collection = new MailAddressCollection { address.Address };
            collection.ShouldHaveSingleItem().Address.ShouldBe(address.Address);
            address.Address.ShouldAllBe(c => !char.IsControl(c) && !char.IsWhiteSpace(c));
        }
    }

    private static IEnumerable<string> OddTexts()
    {
        var chance = new Random(Seed);
        for (var i = 0; i < Count; i++)
        {
            var local = Some(1 + chance.Next(3));
            var domain = chance.Next(3) == 0 ? Some(1 + chance.Next(4)) : $"{Piece()}.example.org";
            yield return chance.Next(10) == 0 ? Some(chance.Next(8)) : $"{local}@{domain}";
        }

        string Some(int count) => string.Concat(Enumerable.Range(0, count).Select(_ => Piece()));

        // Half of them plain, so that enough is accepted.
        string Piece() => Pieces[chance.Next(chance.Next(2) == 0 ? 9 : Pieces.Length)];
    }
}
