using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using ToolVerdicts.Newsletter.Subscribers;

namespace ToolVerdicts.Newsletter.Letters;

/// <summary>A header that a letter carries besides its own, such as <c>List-Unsubscribe</c>.</summary>
/// <param name="Name">Printable ASCII without a colon.</param>
/// <param name="Value">One line. Words that are not ASCII are sent as encoded-words, which cannot stand in angle brackets.</param>
public sealed record LetterHeader(string Name, string Value);

/// <summary>One message to one recipient, as text and as HTML. Everything that goes into its bytes stands here: the same letter gives the same bytes.</summary>
public sealed partial record Letter
{
    /// <summary>The longest <see cref="MessageId"/>, in characters: it also names the file in a <see cref="PickupFolder"/>.</summary>
    public const int MaxMessageIdLength = 200;

    // What the letter says of itself, and what would give it further recipients.
    private static readonly HashSet<string> OwnHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        "From", "Sender", "To", "Cc", "Bcc", "Resent-To", "Resent-Cc", "Resent-Bcc", "Subject", "Date", "Message-ID",
        "MIME-Version", "Content-Type", "Content-Transfer-Encoding",
    };

    /// <summary>The sender's name as shown; empty for none.</summary>
    public required string FromName { get; init; }

    /// <summary>The sender, to whom bounces go too.</summary>
    public required MailboxAddress From { get; init; }

    /// <summary>The only recipient.</summary>
    public required MailboxAddress To { get; init; }

    /// <summary>One line.</summary>
    public required string Subject { get; init; }

    /// <summary>
    /// What tells this message from every other, without angle brackets: letters, digits, <c>._+=-</c> and one @. A message that is sent
    /// again keeps it.
    /// </summary>
    /// <exception cref="ArgumentException">It is anything else.</exception>
    public required string MessageId
    {
        get;
        init => field = value.Length <= MaxMessageIdLength && MessageIdForm.IsMatch(value)
            ? value
            : throw new ArgumentException($"A message id is letters, digits, ._+=- and one @, at most {MaxMessageIdLength} characters.", nameof(value));
    }

    /// <summary>When the message was written; sent in UTC.</summary>
    public required DateTimeOffset Date { get; init; }

    /// <summary>The message as plain text.</summary>
    public required string Text { get; init; }

    /// <summary>The same message as HTML.</summary>
    public required string Html { get; init; }

    /// <summary>Further headers, in the order in which they are sent.</summary>
    public IReadOnlyList<LetterHeader> Headers { get; init; } = [];

    /// <summary>True when only a server that offers SMTPUTF8 (RFC 6531) can take the message.</summary>
    public bool NeedsSmtpUtf8 => !From.IsAscii || !To.IsAscii;

    /// <summary>
    /// The message as RFC 5322 and MIME have it: headers folded at 78 octets where they can be, <c>multipart/alternative</c> with the text first, both parts
    /// UTF-8 in quoted-printable, every line ended by CRLF. Line breaks in <see cref="Text"/> and <see cref="Html"/> arrive as CRLF, all else as given.
    /// </summary>
    /// <exception cref="ArgumentException">A value holds a line break, a control character, half a character, or what its header cannot hold.</exception>
    public byte[] ToMime()
    {
        // In quoted-printable every = is followed by a hexadecimal digit or the end of the line: no line of a part can be this.
        var boundary = $"=_{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(MessageId)))[..32]}";
        var mime = new StringBuilder(Text.Length + Html.Length + 2048);
        mime.AppendHeader("From", [.. HeaderText.Phrase("From", FromName), $"<{From.Address}>"]);
        mime.AppendHeader("To", [To.Address]);
        mime.AppendHeader("Subject", HeaderText.Unstructured("Subject", Subject));
        mime.AppendHeader("Date", [Date.ToUniversalTime().ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture)]);
        mime.AppendHeader("Message-ID", [$"<{MessageId}>"]);
        foreach (var header in Headers)
            AppendFurther(mime, header);
        mime.AppendHeader("MIME-Version", ["1.0"]);
        mime.AppendHeader("Content-Type", ["multipart/alternative;", $"boundary=\"{boundary}\""]);
        AppendPart(mime, boundary, "text/plain", Text);
        AppendPart(mime, boundary, "text/html", Html);
        mime.Append("\r\n--").Append(boundary).Append("--\r\n");
        return Encoding.UTF8.GetBytes(mime.ToString());
    }

    private static void AppendFurther(StringBuilder mime, LetterHeader header)
    {
        if (OwnHeaders.Contains(header.Name))
            throw new ArgumentException($"{header.Name} is no further header: the letter writes it itself, or it would add a recipient.", nameof(header));
        mime.AppendHeader(header.Name, HeaderText.Structured(header.Name, header.Value));
    }

    private static void AppendPart(StringBuilder mime, string boundary, string type, string content)
    {
        mime.Append("\r\n--").Append(boundary).Append("\r\n");
        mime.AppendHeader("Content-Type", [$"{type};", "charset=utf-8"]);
        mime.AppendHeader("Content-Transfer-Encoding", ["quoted-printable"]);
        mime.Append("\r\n");
        QuotedPrintable.Append(mime, content);
    }

    [GeneratedRegex(@"^[A-Za-z0-9_+=-]+(\.[A-Za-z0-9_+=-]+)*@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex MessageIdForm { get; }
}
