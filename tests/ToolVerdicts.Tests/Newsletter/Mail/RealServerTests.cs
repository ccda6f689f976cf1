using ToolVerdicts.Newsletter.Letters;
using ToolVerdicts.Newsletter.Outbox;
using static ToolVerdicts.Newsletter.Outbox.MailOutcome;

namespace ToolVerdicts.Tests.Newsletter.Mail;

/// <summary>Letters sent to a real server, and what another program reads in them.</summary>
public class RealServerTests
{
    [Fact]
    public async Task Letters_arrive_as_they_were_given_over_one_connection()
    {
        await using var real = await RealServer.StartAsync();
        await using var transport = new MailTransport(new SmtpServer { Host = "localhost", Port = real.Port });
        foreach (var letter in (Letter[])[Letters.Odd, Letters.Odd with { Subject = Letters.Odd.Subject.Replace("  ", " "), FromName = "=?utf-8?Q?=41?=" }, Letters.Plain])
        {
            (await transport.SendAsync(letter, CancellationToken.None)).ShouldBe(new Accepted("250 2.0.0 printed"));
            var received = await real.ReceiveAsync();
            received.Defects.ShouldBeEmpty();
            received.From.ShouldBe(letter.From.Address);
            received.To.ShouldBe([letter.To.Address]);
            received.Sender.ShouldBe(letter.FromName);
            received.Header("From").ShouldEndWith($" <{letter.From.Address}>");
            received.Header("To").ShouldBe(letter.To.Address);
            received.Header("Subject").ShouldBe(letter.Subject);
            received.Header("Date").ShouldBe("Sat, 21 Nov 2026 12:05:00 +0000");
            received.Header("Message-ID").ShouldBe($"<{letter.MessageId}>");
            received.Header("List-Unsubscribe").ShouldBe(letter.Headers[0].Value);
            received.Header("List-Unsubscribe-Post").ShouldBe("List-Unsubscribe=One-Click");
            received.Header("List-Id").ShouldBe(letter.Headers[2].Value.Replace("  ", " "));
            received.Header(letter.Headers[3].Name).ShouldBe(letter.Headers[3].Value);
            received.Type.ShouldBe("multipart/alternative");
            received.Parts.Select(part => part[0]).ShouldBe(["text/plain", "text/html"]);
            received.Parts.Select(part => part[1]).ShouldBe([Lines(letter.Text), Lines(letter.Html)]);
        }
    }

    [Fact]
    public async Task A_recipient_in_another_script_arrives_and_is_refused_where_scripts_are_not_known()
    {
        var letter = Letters.Plain with { To = Letters.Address("δοκιμή@bücher.example") };
        await using (var real = await RealServer.StartAsync())
        {
            await using var transport = new MailTransport(new SmtpServer { Host = "localhost", Port = real.Port });
            (await transport.SendAsync(letter, CancellationToken.None)).ShouldBeOfType<Accepted>();
            var received = await real.ReceiveAsync();
            received.To.ShouldBe(["δοκιμή@xn--bcher-kva.example"]);
            received.Header("To").ShouldBe("δοκιμή@xn--bcher-kva.example");
        }

        await using var ascii = await RealServer.StartAsync("--no-utf8");
        await using var other = new MailTransport(new SmtpServer { Host = "localhost", Port = ascii.Port });
        (await other.SendAsync(letter, CancellationToken.None)).ShouldBeOfType<Refused>().IsRecipient.ShouldBeTrue();
    }

    [Theory]
    [InlineData(SmtpTls.Auto, "PLAIN")]
    [InlineData(SmtpTls.Required, "LOGIN")]
    public async Task With_a_trusted_certificate_login_and_letter_are_encrypted(SmtpTls tls, string way)
    {
        using var certificate = new TestCertificate("localhost");
        await using var real = await EncryptingAsync(certificate, "--user", "weekly", "--password", "pässwörd", "--way", way);
        var server = new SmtpServer { Host = "localhost", Port = real.Port, Tls = tls, TrustedRoots = certificate.AsRoots, User = "weekly", Password = "pässwörd" };
        await using var transport = new MailTransport(server);
        (await transport.SendAsync(Letters.Plain, CancellationToken.None)).ShouldBeOfType<Accepted>();
        var received = await real.ReceiveAsync();
        (received.IsEncrypted, received.IsLoggedIn).ShouldBe((true, true));
    }

    [Theory]
    [InlineData(SmtpTls.Auto)]
    [InlineData(SmtpTls.Required)]
    public async Task A_certificate_that_nobody_vouches_for_gets_no_letter(SmtpTls tls)
    {
        using var certificate = new TestCertificate("localhost");
        await using var real = await EncryptingAsync(certificate);
        await using var transport = new MailTransport(new SmtpServer { Host = "localhost", Port = real.Port, Tls = tls });
        (await transport.SendAsync(Letters.Plain, CancellationToken.None)).ShouldBeOfType<Deferred>().Text.ShouldContain("could not prove who it is");
    }

    [Fact]
    public async Task A_trusted_certificate_of_another_host_gets_no_letter()
    {
        using var certificate = new TestCertificate("elsewhere.example");
        await using var real = await EncryptingAsync(certificate);
        await using var transport = new MailTransport(new SmtpServer { Host = "localhost", Port = real.Port, TrustedRoots = certificate.AsRoots });
        (await transport.SendAsync(Letters.Plain, CancellationToken.None)).ShouldBeOfType<Deferred>().Text.ShouldContain("could not prove who it is");
    }

    [Fact]
    public async Task Without_encryption_where_the_server_requires_it_the_letter_waits_for_other_settings()
    {
        using var certificate = new TestCertificate("localhost");
        await using var real = await EncryptingAsync(certificate);
        await using var transport = new MailTransport(new SmtpServer { Host = "localhost", Port = real.Port, Tls = SmtpTls.None });
        (await transport.SendAsync(Letters.Plain, CancellationToken.None)).ShouldBeOfType<Deferred>().IsServer.ShouldBeTrue();
    }

    [Fact]
    public async Task A_wrong_password_defers_the_letter_and_is_not_told()
    {
        await using var real = await RealServer.StartAsync("--user", "weekly", "--password", "right");
        await using var transport = new MailTransport(new SmtpServer { Host = "localhost", Port = real.Port, User = "weekly", Password = "wrong-password" });
        var deferred = (await transport.SendAsync(Letters.Plain, CancellationToken.None)).ShouldBeOfType<Deferred>();
        deferred.Text.ShouldContain("535");
        deferred.Text.ShouldNotContain("wrong-password");
    }

    private static Task<RealServer> EncryptingAsync(TestCertificate certificate, params string[] arguments) =>
        RealServer.StartAsync(["--require-tls", "--certificate", certificate.CertificatePath, "--key", certificate.KeyPath, .. arguments]);

    private static string Lines(string text) => text.Replace("\n", "\r\n");
}
