using System.Text;
using ToolVerdicts.Newsletter.Letters;

namespace ToolVerdicts.Tests.Newsletter.Mail;

public class LetterTests
{
    [Fact]
    public void A_plain_letter_is_these_lines() => Encoding.UTF8.GetString(Letters.Plain.ToMime()).ShouldBe(
        $"""
        From: Tool Verdicts <weekly@verdicts.example>
        To: ada@example.org
        Subject: This week: two verdicts changed
        Date: Sat, 21 Nov 2026 12:05:00 +0000
        Message-ID: <2026-w47.0001@verdicts.example>
        List-Unsubscribe: <https://verdicts.example/unsubscribe/{Letters.Token}>
        List-Unsubscribe-Post: List-Unsubscribe=One-Click
        List-Id: The weekly verdict <weekly.verdicts.example>
        Auto-Submitted: auto-generated
        MIME-Version: 1.0
        Content-Type: multipart/alternative;
         boundary="=_71eba85d3158ccb9d7a0cd4f8583dbd7"

        --=_71eba85d3158ccb9d7a0cd4f8583dbd7
        Content-Type: text/plain; charset=utf-8
        Content-Transfer-Encoding: quoted-printable

        Two verdicts changed.

        Read on: https://verdicts.example/digests/2026-w47

        --=_71eba85d3158ccb9d7a0cd4f8583dbd7
        Content-Type: text/html; charset=utf-8
        Content-Transfer-Encoding: quoted-printable

        <p>Two verdicts changed.</p>

        --=_71eba85d3158ccb9d7a0cd4f8583dbd7--

        """.ReplaceLineEndings("\r\n"));

    [Fact]
    public void Every_line_is_short_ASCII_ended_by_CRLF_and_starts_with_no_dot()
    {
        var mime = Encoding.Latin1.GetString(Letters.Odd.ToMime());
        Ascii.IsValid(mime).ShouldBeTrue();
        var lines = mime.Split("\r\n");
        lines[^1].ShouldBeEmpty();
        lines.ShouldAllBe(line => !line.Contains('\r') && !line.Contains('\n') && !line.StartsWith('.') && !line.StartsWith("From ", StringComparison.Ordinal));
        // An address to unsubscribe at stays in one piece.
        var headers = lines.TakeWhile(line => line.Length > 0).Where(line => !line.StartsWith("List-Unsubscribe:", StringComparison.Ordinal));
        headers.ShouldAllBe(line => line.Length <= HeaderText.FoldedLength && line.Trim().Length > 0);
        lines.SkipWhile(line => line.Length > 0).ShouldAllBe(line => line.Length <= QuotedPrintable.MaxLineLength);
    }

    [Fact]
    public void The_same_letter_gives_the_same_bytes() => (Letters.Odd with { }).ToMime().ShouldBe(Letters.Odd.ToMime());

    [Fact]
    public void A_part_that_quotes_its_own_boundary_does_not_end_there()
    {
        var boundary = BoundaryOf(Letters.Plain);
        var mime = Encoding.UTF8.GetString((Letters.Plain with { Text = $"--{boundary}--\n", Html = $"\n--{boundary}\n" }).ToMime());
        mime.Split("\r\n").Count(line => line.StartsWith($"--{boundary}", StringComparison.Ordinal)).ShouldBe(3);
    }

    [Fact]
    public void Another_message_has_another_boundary() => BoundaryOf(Letters.Odd).ShouldNotBe(BoundaryOf(Letters.Plain));

    [Theory]
    [InlineData("a\r\nBcc: eve@example.org")]
    [InlineData("a\nBcc: eve@example.org")]
    [InlineData("a\rb")]
    [InlineData("a\0b")]
    [InlineData("a\tb")]
    [InlineData("a\u0085b")]
    [InlineData("a\u2028b")]
    public void No_value_can_become_another_header(string value)
    {
        var plain = Letters.Plain;
        Letter[] letters = [plain with { FromName = value }, plain with { Subject = value }, plain with { Headers = [new("X-A", value)] }, plain with { Headers = [new(value, "x")] }];
        foreach (var letter in letters)
            Should.Throw<ArgumentException>(letter.ToMime).Message.ShouldNotContain("Bcc: eve");
        Should.Throw<ArgumentException>(() => plain with { MessageId = value });
    }

    [Theory]
    [InlineData("")]
    [InlineData("no-at-sign")]
    [InlineData("two@at@signs")]
    [InlineData("../up@example.org")]
    [InlineData("a/b@example.org")]
    [InlineData(".a@example.org")]
    [InlineData("a>b@example.org")]
    [InlineData("a@example.org\n")]
    public void A_message_id_can_stand_in_a_header_and_name_a_file(string id) => Should.Throw<ArgumentException>(() => Letters.Plain with { MessageId = id });

    [Theory]
    [InlineData("Bcc")]
    [InlineData("bcc")]
    [InlineData("Cc")]
    [InlineData("To")]
    [InlineData("Resent-To")]
    [InlineData("Content-Type")]
    [InlineData("X A")]
    [InlineData("X:A")]
    [InlineData("")]
    public void A_further_header_adds_no_recipient_and_replaces_nothing(string name) =>
        Should.Throw<ArgumentException>((Letters.Plain with { Headers = [new(name, "eve@example.org")] }).ToMime);

    [Fact]
    public void What_cannot_be_sent_as_given_is_refused()
    {
        var half = "half " + '\ud83d';
        Letter[] letters =
        [
            Letters.Plain with { Subject = half },
            Letters.Plain with { Text = half },
            Letters.Plain with { Html = half },
            Letters.Plain with { Headers = [new("List-Unsubscribe", "<https://bücher.example/>")] },
            Letters.Plain with { Headers = [new("X-A", new string('x', 1000))] },
        ];
        foreach (var letter in letters)
            Should.Throw<ArgumentException>(letter.ToMime);
    }

    [Theory]
    [InlineData("Tool Verdicts", "From: Tool Verdicts <weekly@verdicts.example>")]
    [InlineData("Tool Verdicts, weekly", "From: \"Tool Verdicts, weekly\" <weekly@verdicts.example>")]
    [InlineData("The \"weekly\" \\", "From: \"The \\\"weekly\\\" \\\\\" <weekly@verdicts.example>")]
    [InlineData("eve@example.org", "From: \"eve@example.org\" <weekly@verdicts.example>")]
    [InlineData("Zürich", "From: =?utf-8?B?WsO8cmljaA==?= <weekly@verdicts.example>")]
    [InlineData("", "From: <weekly@verdicts.example>")]
    public void A_senders_name_is_written_so_that_it_stays_one(string name, string line) =>
        Encoding.UTF8.GetString((Letters.Plain with { FromName = name }).ToMime()).Split("\r\n")[0].ShouldBe(line);

    [Theory]
    [InlineData("plain words", "Subject: plain words")]
    [InlineData("one Ü and Ä Ö more", "Subject: one =?utf-8?B?w5w=?= and =?utf-8?B?w4Qgw5Y=?= more")]
    [InlineData("not =?utf-8?Q?=41?= A", "Subject: not =?utf-8?B?PT91dGYtOD9RPz00MT89?= A")]
    [InlineData("two  spaces", "Subject: =?utf-8?B?dHdvICBzcGFjZXM=?=")]
    [InlineData("", "Subject:")]
    public void Only_what_readers_would_change_is_encoded_in_a_subject(string subject, string line) =>
        Encoding.UTF8.GetString((Letters.Plain with { Subject = subject }).ToMime()).Split("\r\n")[2].ShouldBe(line);

    private static string BoundaryOf(Letter letter) =>
        Encoding.UTF8.GetString(letter.ToMime()).Split("boundary=\"")[1].Split('"')[0];
}
