using MimeKit;
using MimeKit.Cryptography;

namespace ToolVerdicts.Newsletter.Letters;

/// <summary>Serialization options that signing, sending and the pickup folder share: a DKIM signature fails if they differ.</summary>
public static class LetterFormat
{
    // RFC 8058 asks that the signature covers both headers of one-click unsubscribing.
    private static readonly HeaderId[] SignedHeaders =
    [
        HeaderId.From, HeaderId.To, HeaderId.Subject, HeaderId.Date, HeaderId.MessageId, HeaderId.MimeVersion, HeaderId.ContentType,
        HeaderId.ListUnsubscribe, HeaderId.ListUnsubscribePost,
    ];

    /// <summary>Lines ended by CRLF. Other scripts in names and subjects become encoded-words also for a recipient whose address needs
    /// SMTPUTF8: MailKit sends a signed letter that way.</summary>
    public static FormatOptions Options { get; } = NewOptions();

    /// <summary>True when only a server that offers SMTPUTF8 (RFC 6531) can take the letter.</summary>
    public static bool NeedsSmtpUtf8(this MimeMessage letter) =>
        letter.From.Mailboxes.Concat(letter.To.Mailboxes).Any(mailbox => mailbox.IsInternational);

    /// <summary>Adds a DKIM signature. Nothing in the letter may change afterwards.</summary>
    public static void Sign(this DkimSigner signer, MimeMessage letter) => signer.Sign(Options, letter, SignedHeaders);

    private static FormatOptions NewOptions()
    {
        var options = FormatOptions.Default.Clone();
        options.NewLineFormat = NewLineFormat.Dos;
        return options;
    }
}
