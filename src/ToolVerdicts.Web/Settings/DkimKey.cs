using MimeKit.Cryptography;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.OpenSsl;

namespace ToolVerdicts.Web.Settings;

/// <summary>The key that letters are signed with (DKIM, RFC 6376).</summary>
internal static class DkimKey
{
    // Receivers ignore signatures of shorter keys (RFC 8301).
    private const int ShortestRsaKey = 1024;

    private const string HowToMake = "make one with: openssl genrsa -out FILE 2048";

    /// <summary>Reads <c>Mail:Dkim:Domain</c>, <c>Mail:Dkim:Selector</c> and <c>Mail:Dkim:KeyFile</c>.</summary>
    /// <returns>Null when none of them is set.</returns>
    /// <exception cref="SettingException">One is missing or cannot be used.</exception>
    public static DkimSigner? Read(IConfiguration settings)
    {
        var (domain, selector, file) = (settings["Mail:Dkim:Domain"], settings["Mail:Dkim:Selector"], settings["Mail:Dkim:KeyFile"]);
        if (domain is null && selector is null && file is null)
            return null;
        if (domain is null || selector is null || file is null)
            throw new SettingException("Mail:Dkim:Domain, :Selector and :KeyFile go together; set all three, or leave all out.");
        if (!MailboxAddress.TryParse($"postmaster@{domain}", out var postmaster))
            throw new SettingException($"Mail:Dkim:Domain is \"{domain}\"; it must be a domain such as verdicts.example.");
        if (selector.Length == 0 || !selector.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'))
            throw new SettingException($"Mail:Dkim:Selector is \"{selector}\"; it must be letters, digits and hyphens, such as 2026.");
        var key = Parse(file, ReadFile(file));
        return key switch
        {
            RsaKeyParameters { Modulus.BitLength: >= ShortestRsaKey } => New(DkimSignatureAlgorithm.RsaSha256),
            RsaKeyParameters => throw Refuse($"whose RSA key is shorter than {ShortestRsaKey} bits"),
            Ed25519PrivateKeyParameters => New(DkimSignatureAlgorithm.Ed25519Sha256),
            _ => throw Refuse("which holds no private key of RSA or Ed25519"),
        };

        SettingException Refuse(string reason) => new($"Mail:Dkim:KeyFile is {file}, {reason}; {HowToMake}.");

        DkimSigner New(DkimSignatureAlgorithm algorithm) => new(key, postmaster.Domain, selector, algorithm)
        {
            // Relays fold headers anew and change white space; relaxed signatures outlive that.
            HeaderCanonicalizationAlgorithm = DkimCanonicalizationAlgorithm.Relaxed,
            BodyCanonicalizationAlgorithm = DkimCanonicalizationAlgorithm.Relaxed,
        };
    }

    private static string ReadFile(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new SettingException($"Mail:Dkim:KeyFile is {file}, and there is no such file; {HowToMake}.", fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            var reason = fault.Message.TrimEnd('.');
            throw new SettingException($"Mail:Dkim:KeyFile is {file}, which cannot be read: {reason}; let this user read it.", fault);
        }
    }

    /// <returns>Null when the file holds no private key, or one that asks for a password.</returns>
    private static AsymmetricKeyParameter? Parse(string file, string pem)
    {
        using var text = new StringReader(pem);
        using var reader = new PemReader(text);
        try
        {
            return reader.ReadObject() switch
            {
                AsymmetricCipherKeyPair pair => pair.Private,
                AsymmetricKeyParameter { IsPrivate: true } key => key,
                _ => null,
            };
        }
        // The parser documents no exception types for a file that is not PEM.
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            const string reason = "which is no PEM file with a key that opens without a password";
            throw new SettingException($"Mail:Dkim:KeyFile is {file}, {reason}; {HowToMake}.", fault);
        }
    }
}
