using MimeKit;
using ToolVerdicts.Newsletter.Letters;
using ToolVerdicts.Newsletter.Subscribers;
using MailboxAddress = ToolVerdicts.Newsletter.Subscribers.MailboxAddress;

namespace ToolVerdicts.Tests.Newsletter.Mail;

/// <summary>Letters to send, and to read again.</summary>
internal static class Letters
{
    /// <summary>A token as it stands in an unsubscribe link.</summary>
    public const string Token = "x7Jq0mB4kT9sWc2LhNfZyVgRaEuPdYi1oQ6tC3w5nKs";

    /// <summary>Text that is hard to send: dots and "From " at the start of lines, other scripts, controls, a line of 5,000
    /// characters.</summary>
    public static readonly IReadOnlyList<string> OddLines =
    [
        ".", "..", ".dot", "From here", "= equals =3D", "--=_x--", new('.', 200), new('é', 120),
        string.Concat(Enumerable.Repeat("🚢", 60)),
        "<p title=\"=\">評決 &amp; mehr</p>", new('x', 5000),
    ];

    public static readonly DateTimeOffset Date = new(2026, 11, 21, 13, 5, 0, TimeSpan.FromHours(1));

    public static Letterhead From { get; } = new("Tool Verdicts", Address("weekly@verdicts.example"), "https://verdicts.example");

    public static MimeMessage Plain(string to = "ada@example.org", string text = "Two verdicts changed.") =>
        Write(new Message("This week: two verdicts changed", "Two verdicts", [text]), From, to, "2026-w47.0001@verdicts.example");

    public static MimeMessage Odd(string to = "grace.hopper+tools@bücher.example") => Write(
        new Message(OddSubject, "Odd", OddLines), From with { Name = OddName }, to, "2026-w47.0002@verdicts.example");

    public const string OddName = "Tool Verdicts, \"the\" Zürich \\ 東京 edition";

    public const string OddSubject =
        "Für Ada: zwei Urteile, 評決が変わりました 🚢 "
        + "and a-word-that-is-longer-than-any-line-of-a-header-could-be-without-being-cut-in-two";

    public static MimeMessage Write(Message message, Letterhead from, string to, string id)
    {
        var manage = new MailToken(Token);
        var whole = message with { Links = [new MessageLink("Unsubscribe", from.UnsubscribeUrl(manage))] };
        return LetterWriter.Write(whole, from, Address(to), manage, id, Date);
    }

    public static byte[] ToBytes(this MimeMessage letter)
    {
        using var bytes = new MemoryStream();
        letter.WriteTo(LetterFormat.Options, bytes);
        return bytes.ToArray();
    }

    /// <summary>The plain text as it is sent: lines ended by CRLF.</summary>
    public static string SentText(this MimeMessage letter) => letter.TextBody!.ReplaceLineEndings("\r\n");

    public static MimeMessage Read(byte[] bytes) => MimeMessage.Load(new MemoryStream(bytes));

    public static MailboxAddress Address(string text) =>
        MailboxAddress.TryParse(text, out var address) ? address : throw new ArgumentException(text, nameof(text));
}
