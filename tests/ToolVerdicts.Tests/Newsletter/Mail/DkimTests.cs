using System.Security.Cryptography;
using System.Text;
using MimeKit;
using MimeKit.Cryptography;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Generators;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.OpenSsl;
using Org.BouncyCastle.Security;
using ToolVerdicts.Newsletter.Outbox;

namespace ToolVerdicts.Tests.Newsletter.Mail;

public class DkimTests
{
    private static readonly AsymmetricCipherKeyPair Rsa = NewRsaKey();

    [Theory]
    [InlineData("ada@example.org")]
    [InlineData("grace.hopper+tools@bücher.example")]
    [InlineData("δοκιμή@bücher.example")]
    public async Task A_signed_letter_verifies_as_the_server_got_it(string to)
    {
        await using var server = FaultyServer.Start(MailFault.None);
        await using var transport = new MailTransport(FaultTests.ServerAt(server), Signer(Rsa, DkimSignatureAlgorithm.RsaSha256));
        foreach (var letter in (MimeMessage[])[Letters.Plain(to), Letters.Odd(to)])
            (await transport.SendAsync(letter, CancellationToken.None)).ShouldBeOfType<MailOutcome.Accepted>();
        server.Kept.Count.ShouldBe(2);
        foreach (var kept in server.Kept)
            Verify(kept.Content, Rsa).ShouldBeTrue();
    }

    [Fact]
    public async Task A_key_of_Ed25519_signs_too()
    {
        var generator = new Ed25519KeyPairGenerator();
        generator.Init(new Ed25519KeyGenerationParameters(new SecureRandom()));
        var key = generator.GenerateKeyPair();
        Verify(await SignAsync(Signer(key, DkimSignatureAlgorithm.Ed25519Sha256)), key).ShouldBeTrue();
    }

    [Theory]
    [InlineData("From: Tool", "From: Fool")]
    [InlineData("To: ada", "To: eve")]
    [InlineData("Subject: This", "Subject: That")]
    [InlineData("Date: Sat", "Date: Sun")]
    [InlineData("Message-Id: <2026", "Message-Id: <2027")]
    [InlineData("MIME-Version: 1.0", "MIME-Version: 1.1")]
    [InlineData("multipart/alternative", "multipart/mixed")]
    [InlineData("<https://verdicts.example/unsubscribe", "<https://evil.example/unsubscribe")]
    [InlineData("List-Unsubscribe-Post: List-Unsubscribe=One-Click", "List-Unsubscribe-Post: List-Unsubscribe=Two-Click")]
    [InlineData("Two verdicts changed", "Ten verdicts changed")]
    public async Task A_letter_that_was_changed_does_not_verify(string before, string after)
    {
        var signed = await SignAsync(Signer(Rsa, DkimSignatureAlgorithm.RsaSha256));
        Verify(signed, Rsa).ShouldBeTrue();
        signed.ShouldContain(before);
        Verify(signed.Replace(before, after, StringComparison.Ordinal), Rsa).ShouldBeFalse();
    }

    [Fact]
    public async Task The_signature_covers_both_headers_of_one_click_unsubscribing()
    {
        var letter = Letters.Read(Encoding.UTF8.GetBytes(await SignAsync(Signer(Rsa, DkimSignatureAlgorithm.RsaSha256))));
        var signature = letter.Headers[HeaderId.DkimSignature]!;
        var headers = signature.Split(';', StringSplitOptions.TrimEntries).Single(tag =>
            tag.StartsWith("h=", StringComparison.Ordinal))[2..];
        string.Concat(headers.Where(c => !char.IsWhiteSpace(c))).ToLowerInvariant()
            .ShouldBe("from:to:subject:date:message-id:mime-version:content-type:list-unsubscribe:list-unsubscribe-post");
    }

    private static async Task<string> SignAsync(DkimSigner signer)
    {
        var folder = Directory.CreateTempSubdirectory("toolverdicts-tests-");
        try
        {
            await using var transport = new MailTransport(new PickupFolder(folder.FullName), signer);
            var accepted = (await transport.SendAsync(Letters.Plain(), CancellationToken.None)).ShouldBeOfType<MailOutcome.Accepted>();
            return await File.ReadAllTextAsync(accepted.Text);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static DkimSigner Signer(AsymmetricCipherKeyPair key, DkimSignatureAlgorithm algorithm) =>
        new(key.Private, "verdicts.example", "2026", algorithm)
    {
        HeaderCanonicalizationAlgorithm = DkimCanonicalizationAlgorithm.Relaxed,
        BodyCanonicalizationAlgorithm = DkimCanonicalizationAlgorithm.Relaxed,
    };

    private static bool Verify(string content, AsymmetricCipherKeyPair key)
    {
        var letter = Letters.Read(Encoding.UTF8.GetBytes(content));
        var signature = letter.Headers[letter.Headers.IndexOf(HeaderId.DkimSignature)];
        return new DkimVerifier(new KeyAtHand(key.Public)).Verify(letter, signature);
    }

    private static AsymmetricCipherKeyPair NewRsaKey()
    {
        using var rsa = RSA.Create(2048);
        using var reader = new PemReader(new StringReader(rsa.ExportRSAPrivateKeyPem()));
        return (AsymmetricCipherKeyPair)reader.ReadObject();
    }

    /// <summary>Stands for the DNS record of the selector.</summary>
    private sealed class KeyAtHand(AsymmetricKeyParameter key) : IDkimPublicKeyLocator
    {
        public AsymmetricKeyParameter LocatePublicKey(string methods, string domain, string selector,
            CancellationToken cancellationToken = default) =>
            (domain, selector) == ("verdicts.example", "2026") ? key
                : throw new ArgumentException($"{selector}._domainkey.{domain}", nameof(domain));

        public Task<AsymmetricKeyParameter> LocatePublicKeyAsync(
            string methods, string domain, string selector, CancellationToken cancellationToken = default) =>
            Task.FromResult(LocatePublicKey(methods, domain, selector, cancellationToken));
    }
}
