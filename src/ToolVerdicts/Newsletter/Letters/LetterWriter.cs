using MimeKit;
using MailboxAddress = ToolVerdicts.Newsletter.Subscribers.MailboxAddress;

namespace ToolVerdicts.Newsletter.Letters;

public static class LetterWriter
{
    // MimeKit's setting for the whole process; nothing else here reads or writes addresses of mail.
    static LetterWriter() => MimeKit.MailboxAddress.IdnMapping = new DomainsAsGiven();

    /// <summary>Writes plain text and HTML as alternatives, with the headers for unsubscribing with one click (RFC 8058).</summary>
    /// <param name="manage">The token of the unsubscribe link.</param>
    /// <param name="messageId">Without angle brackets. It also names the file in a pickup folder.</param>
    public static MimeMessage Write(
        Message message, Letterhead from, MailboxAddress to, MailToken manage, string messageId, DateTimeOffset date)
    {
        var letter = new MimeMessage
        {
            // One line each: a line break in a value must not become another header.
            Subject = Wording.Collapse(message.Subject),
            Date = date.ToUniversalTime(),
            MessageId = messageId,
        };
        letter.From.Add(new MimeKit.MailboxAddress(Wording.Collapse(from.Name), from.From.Address));
        letter.To.Add(new MimeKit.MailboxAddress("", to.Address));
        letter.Headers.Add(HeaderId.ListId, $"<weekly.{from.From.Domain}>");
        letter.Headers.Add(HeaderId.ListUnsubscribe, $"<{from.UnsubscribeUrl(manage)}>");
        letter.Headers.Add(HeaderId.ListUnsubscribePost, "List-Unsubscribe=One-Click");
        letter.Headers.Add("Auto-Submitted", "auto-generated");
        letter.Body = new MultipartAlternative
        {
            NewPart("plain", MessageText.Write(message)),
            NewPart("html", MessageHtml.Write(message)),
        };
        // The bytes of the letter stay the same after this, as a signature needs.
        letter.Prepare(EncodingConstraint.SevenBit);
        return letter;
    }

    // Quoted-printable passes every server unchanged, also one that knows 7-bit text only.
    private static TextPart NewPart(string subtype, string text)
    {
        var part = new TextPart(subtype) { ContentTransferEncoding = ContentEncoding.QuotedPrintable };
        part.SetText("utf-8", text);
        return part;
    }
}
