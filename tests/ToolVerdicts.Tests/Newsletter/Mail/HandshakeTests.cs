using System.Net;
using System.Text;
using ToolVerdicts.Newsletter.Outbox;
using static ToolVerdicts.Newsletter.Outbox.MailOutcome;

namespace ToolVerdicts.Tests.Newsletter.Mail;

public class HandshakeTests
{
    private const string Password = "pass-word-that-nobody-may-read";

    [Fact]
    public async Task A_server_that_knows_no_EHLO_is_greeted_with_HELO()
    {
        await using var server = new FaultyServer(_ => MailFault.None) { Offers = null }.Start();
        (await SendAsync(new() { Host = "127.0.0.1", Port = server.Port })).ShouldBeOfType<Accepted>();
        server.Commands.Take(2).ShouldBe(["EHLO [127.0.0.1]", "HELO [127.0.0.1]"]);
    }

    [Fact]
    public async Task Where_encryption_is_required_a_server_without_it_gets_no_letter()
    {
        await using var server = FaultyServer.Start(MailFault.None);
        (await SendAsync(new() { Host = "127.0.0.1", Port = server.Port, Tls = SmtpTls.Required }))
            .ShouldBeOfType<Deferred>().Text.ShouldContain("offers no encryption");
    }

    [Theory]
    [InlineData("454 4.7.0 not now")]
    [InlineData("220 go on", "250 said in the clear")]
    public async Task A_server_that_offers_encryption_and_does_not_keep_to_it_gets_no_letter(params string[] replies)
    {
        await using var server = new FaultyServer(_ => MailFault.None) { Offers = ["STARTTLS"], StartTlsReplies = replies }.Start();
        (await SendAsync(new() { Host = "127.0.0.1", Port = server.Port })).ShouldBeOfType<Deferred>().Text.ShouldContain("127.0.0.1:");
        server.Commands.ShouldNotContain(command => command.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("PLAIN LOGIN", "235 2.7.0 welcome")]
    [InlineData("LOGIN", "334 VXNlcm5hbWU6", "334 UGFzc3dvcmQ6", "235 2.7.0 welcome")]
    public async Task On_this_machine_a_password_needs_no_encryption(string ways, params string[] replies)
    {
        await using var server = new FaultyServer(_ => MailFault.None) { Offers = [$"AUTH {ways}"], AuthReplies = replies }.Start();
        (await SendAsync(new() { Host = "127.0.0.1", Port = server.Port, User = "weekly", Password = Password }))
            .ShouldBeOfType<Accepted>();
        var secret = Convert.ToBase64String(Encoding.UTF8.GetBytes(replies.Length == 1 ? $"\0weekly\0{Password}" : Password));
        server.Commands.ShouldContain(command => command.EndsWith(secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task To_another_machine_no_password_is_sent_in_the_clear()
    {
        await using var server = new FaultyServer(_ => MailFault.None) { Offers = ["AUTH PLAIN"] }.Start();
        // The tests' machine has no other address than its own: this server is taken for one far away.
        var outcome =
            await SendAsync(new() { Host = "127.0.0.1", Port = server.Port, Tls = SmtpTls.None, User = "weekly", Password = Password,
            IsThisMachine = _ => false });
        outcome.ShouldBeOfType<Deferred>().Text.ShouldContain("not sent in the clear");
        server.Commands.ShouldHaveSingleItem().ShouldStartWith("EHLO");
    }

    [Fact]
    public async Task To_another_machine_no_letter_is_sent_in_the_clear_unless_the_settings_say_so()
    {
        await using var server = FaultyServer.Start(MailFault.None);
        var settings = new MailServer { Host = "127.0.0.1", Port = server.Port, IsThisMachine = _ => false };
        (await SendAsync(settings)).ShouldBeOfType<Deferred>().Text.ShouldContain("offers no encryption");
        server.Kept.ShouldBeEmpty();
        settings = new MailServer { Host = "127.0.0.1", Port = server.Port, IsThisMachine = _ => false, Tls = SmtpTls.None };
        (await SendAsync(settings)).ShouldBeOfType<Accepted>();
    }

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("127.8.9.10", true)]
    [InlineData("::1", true)]
    [InlineData("0.0.0.0", false)]
    [InlineData("10.0.0.1", false)]
    [InlineData("192.0.2.1", false)]
    [InlineData("fe80::1", false)]
    public void This_machine_is_what_its_loopback_leads_to(string address, bool isThisMachine) =>
        new MailServer { Host = "x" }.IsThisMachine(IPAddress.Parse(address)).ShouldBe(isThisMachine);

    [Theory]
    [InlineData("AUTH PLAIN")]
    [InlineData("AUTH CRAM-MD5")]
    [InlineData("8BITMIME")]
    public async Task Whatever_goes_wrong_with_a_login_no_password_is_told(string offer)
    {
        var secret = Convert.ToBase64String(Encoding.UTF8.GetBytes($"\0weekly\0{Password}"));
        foreach (var reply in (string[])[$"535 5.7.8 {Password} {secret}", $"{Password} {secret}", $"334 {Password} {secret}"])
        {
            await using var server = new FaultyServer(_ => MailFault.None) { Offers = [offer], AuthReplies = [reply] }.Start();
            var outcome = await SendAsync(new() { Host = "127.0.0.1", Port = server.Port, User = "weekly", Password = Password });
            outcome.ShouldBeOfType<Deferred>().IsServer.ShouldBeTrue();
            outcome.ToString().ShouldNotContain(Password);
            outcome.ToString().ShouldNotContain(secret);
        }

        new MailServer { Host = "mail.example", User = "weekly", Password = Password }.ToString().ShouldBe("mail.example:25");
    }

    private static async Task<MailOutcome> SendAsync(MailServer server)
    {
        await using var transport = new MailTransport(server);
        return await transport.SendAsync(Letters.Plain(), CancellationToken.None);
    }
}
