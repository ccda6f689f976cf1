using MimeKit;
using ToolVerdicts.Newsletter.Outbox;
using static ToolVerdicts.Newsletter.Outbox.MailOutcome;

namespace ToolVerdicts.Tests.Newsletter.Mail;

/// <summary>Letters sent to a server that keeps to the protocol.</summary>
public class RealServerTests
{
    [Fact]
    public async Task Letters_arrive_as_they_were_written_over_one_connection()
    {
        await using var real = RealServer.Start();
        await using var transport = new MailTransport(new MailServer { Host = "localhost", Port = real.Port });
        foreach (var letter in (MimeMessage[])[Letters.Odd(), Letters.Plain()])
        {
            (await transport.SendAsync(letter, CancellationToken.None)).ShouldBe(new Accepted("250 2.0.0 taken"));
            var received = await real.ReceiveAsync();
            received.From.ShouldBe("weekly@verdicts.example");
            received.To.ShouldBe(letter.To.Mailboxes.Select(mailbox => mailbox.Address));
            (received.IsEncrypted, received.IsLoggedIn).ShouldBe((false, false));
            received.Message.ToBytes().ShouldBe(letter.ToBytes());
        }
    }

    [Fact]
    public async Task A_recipient_in_another_script_arrives()
    {
        await using var real = RealServer.Start();
        await using var transport = new MailTransport(new MailServer { Host = "localhost", Port = real.Port });
        (await transport.SendAsync(Letters.Plain("δοκιμή@bücher.example"), CancellationToken.None)).ShouldBeOfType<Accepted>();
        var received = await real.ReceiveAsync();
        received.To.ShouldBe(["δοκιμή@xn--bcher-kva.example"]);
        received.Header("To").ShouldBe("δοκιμή@xn--bcher-kva.example");
    }

    [Theory]
    [InlineData(SmtpTls.Auto, false)]
    [InlineData(SmtpTls.Required, false)]
    [InlineData(SmtpTls.Implicit, true)]
    public async Task With_a_trusted_certificate_login_and_letter_are_encrypted(SmtpTls tls, bool isTlsImplicit)
    {
        using var certificate = new TestCertificate("localhost");
        await using var real = RealServer.Start(certificate.WithKey, isTlsImplicit, login: ("weekly", "pässwörd"));
        await using var transport = new MailTransport(new MailServer
        {
            Host = "localhost",
            Port = real.Port,
            Tls = tls,
            TrustedRoots = certificate.AsRoots,
            User = "weekly",
            Password = "pässwörd",
            // What holds for a server far away.
            IsThisMachine = _ => false,
        });
        (await transport.SendAsync(Letters.Plain(), CancellationToken.None)).ShouldBeOfType<Accepted>();
        var received = await real.ReceiveAsync();
        (received.IsEncrypted, received.IsLoggedIn).ShouldBe((true, true));
    }

    [Theory]
    [InlineData(SmtpTls.Auto, false)]
    [InlineData(SmtpTls.Required, false)]
    [InlineData(SmtpTls.Implicit, true)]
    public async Task A_certificate_that_nobody_vouches_for_gets_no_letter(SmtpTls tls, bool isTlsImplicit)
    {
        using var certificate = new TestCertificate("localhost");
        await using var real = RealServer.Start(certificate.WithKey, isTlsImplicit);
        await DeferAsync(new MailServer { Host = "localhost", Port = real.Port, Tls = tls }, "could not prove who it is");
    }

    [Fact]
    public async Task A_trusted_certificate_of_another_host_gets_no_letter()
    {
        using var certificate = new TestCertificate("elsewhere.example");
        await using var real = RealServer.Start(certificate.WithKey);
        await DeferAsync(new MailServer { Host = "localhost", Port = real.Port, TrustedRoots = certificate.AsRoots },
            "could not prove who it is");
    }

    [Fact]
    public async Task Without_encryption_where_the_server_requires_it_the_letter_waits_for_other_settings()
    {
        using var certificate = new TestCertificate("localhost");
        await using var real = RealServer.Start(certificate.WithKey, requiresTls: true);
        await DeferAsync(new MailServer { Host = "localhost", Port = real.Port, Tls = SmtpTls.None }, "530 5.7.0");
    }

    [Theory]
    [InlineData(SmtpTls.Auto)]
    [InlineData(SmtpTls.Required)]
    public async Task Of_a_server_that_speaks_TLS_from_the_first_byte_only_a_sentence_names_the_setting(SmtpTls tls)
    {
        using var certificate = new TestCertificate("localhost");
        await using var real = RealServer.Start(certificate.WithKey, isTlsImplicit: true);
        var server = new MailServer
        {
            Host = "localhost",
            Port = real.Port,
            Tls = tls,
            TrustedRoots = certificate.AsRoots,
            Timeouts = new SmtpTimeouts { Connect = TimeSpan.FromSeconds(1) },
        };
        await DeferAsync(server, "set Mail:Tls=implicit");
    }

    [Fact]
    public async Task Of_a_server_that_speaks_STARTTLS_only_a_sentence_names_the_setting()
    {
        using var certificate = new TestCertificate("localhost");
        await using var real = RealServer.Start(certificate.WithKey);
        await DeferAsync(new MailServer { Host = "localhost", Port = real.Port, Tls = SmtpTls.Implicit,
            TrustedRoots = certificate.AsRoots }, "set Mail:Port=587");
    }

    [Theory]
    [InlineData(SmtpTls.Auto, false)]
    [InlineData(SmtpTls.Required, true)]
    public async Task Of_a_server_without_encryption_a_sentence_names_the_setting(SmtpTls tls, bool isThisMachine)
    {
        await using var real = RealServer.Start();
        await DeferAsync(new MailServer { Host = "localhost", Port = real.Port, Tls = tls, IsThisMachine = _ => isThisMachine },
            "set Mail:Tls=none");
    }

    [Fact]
    public async Task A_wrong_password_defers_the_letter_and_is_not_told()
    {
        await using var real = RealServer.Start(login: ("weekly", "right"));
        var server = new MailServer { Host = "localhost", Port = real.Port, User = "weekly", Password = "wrong-password" };
        (await DeferAsync(server, "535")).ShouldNotContain("wrong-password");
    }

    private static async Task<string> DeferAsync(MailServer server, string sentence)
    {
        await using var transport = new MailTransport(server);
        var deferred = (await transport.SendAsync(Letters.Plain(), CancellationToken.None)).ShouldBeOfType<Deferred>();
        deferred.IsServer.ShouldBeTrue();
        deferred.Text.ShouldContain(sentence);
        return deferred.Text;
    }
}
