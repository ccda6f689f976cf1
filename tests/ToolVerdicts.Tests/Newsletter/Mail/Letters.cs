using ToolVerdicts.Newsletter.Letters;
using ToolVerdicts.Newsletter.Subscribers;

namespace ToolVerdicts.Tests.Newsletter.Mail;

/// <summary>Letters to send, with everything in them that is hard to send.</summary>
internal static class Letters
{
    /// <summary>A token as it stands in an unsubscribe link.</summary>
    public const string Token = "x7Jq0mB4kT9sWc2LhNfZyVgRaEuPdYi1oQ6tC3w5nKs";

    public static Letter Plain { get; } = new()
    {
        FromName = "Tool Verdicts",
        From = Address("weekly@verdicts.example"),
        To = Address("ada@example.org"),
        Subject = "This week: two verdicts changed",
        MessageId = "2026-w47.0001@verdicts.example",
        Date = new DateTimeOffset(2026, 11, 21, 13, 5, 0, TimeSpan.FromHours(1)),
        Text = "Two verdicts changed.\n\nRead on: https://verdicts.example/digests/2026-w47\n",
        Html = "<p>Two verdicts changed.</p>\n",
        Headers =
        [
            new("List-Unsubscribe", $"<https://verdicts.example/unsubscribe/{Token}>"),
            new("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
            new("List-Id", "The weekly verdict <weekly.verdicts.example>"),
            new("Auto-Submitted", "auto-generated"),
        ],
    };

    /// <summary>Long, in many scripts, with every kind of line.</summary>
    public static Letter Odd { get; } = Plain with
    {
        FromName = "Tool Verdicts, \"the\" Zürich \\ 東京 edition",
        To = Address("grace.hopper+tools@bücher.example"),
        Subject = "Für Ada:  zwei Urteile =?utf-8?Q?=41?= 評決が変わりました 🚢 and a-word-that-is-longer-than-any-line-of-a-header-could-be-without-being-cut-in-two",
        MessageId = "2026-w47.0002@verdicts.example",
        Text = ".\n..\n.dot\nFrom here\nspaces at the end  \n\ttab\t\n= equals =3D\n" + new string('.', 200) + "\n"
            + new string('é', 120) + "\n" + string.Concat(Enumerable.Repeat("🚢", 60)) + "\n\0\x1b\x7f\u0085\u2028\n" + string.Concat(Enumerable.Repeat("words and ", 40)) + "\nno end of line",
        Html = "<p title=\"=\">評決 &amp; mehr</p>\n--=_x\n<p>" + new string('x', 5000) + "</p>",
        Headers = [.. Plain.Headers.Take(2), new("List-Id", "Wöchentliches  Urteil <weekly.verdicts.example>"), new("X-Long", string.Join(' ', Enumerable.Repeat("word", 60)))],
    };

    public static MailboxAddress Address(string text) =>
        MailboxAddress.TryParse(text, out var address) ? address : throw new ArgumentException(text, nameof(text));
}
