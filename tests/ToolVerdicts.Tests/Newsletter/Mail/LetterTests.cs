using System.Text;
using MimeKit;
using ToolVerdicts.Newsletter.Letters;

namespace ToolVerdicts.Tests.Newsletter.Mail;

public class LetterTests
{
    [Fact]
    public void A_letter_reads_back_as_it_was_written()
    {
        var read = Letters.Read(Letters.Odd().ToBytes());
        read.From.Mailboxes.Select(mailbox => (mailbox.Name, mailbox.Address)).ShouldBe([(Letters.OddName, "weekly@verdicts.example")]);
        read.To.Mailboxes.Select(mailbox => mailbox.Address).ShouldBe(["grace.hopper+tools@xn--bcher-kva.example"]);
        read.Subject.ShouldBe(Letters.OddSubject);
        read.MessageId.ShouldBe("2026-w47.0002@verdicts.example");
        (read.Date, read.Date.Offset).ShouldBe((Letters.Date, TimeSpan.Zero));
        read.Headers["List-Id"].ShouldBe("<weekly.verdicts.example>");
        read.Headers["List-Unsubscribe-Post"].ShouldBe("List-Unsubscribe=One-Click");
        read.Headers["Auto-Submitted"].ShouldBe("auto-generated");
        var parts = read.Body.ShouldBeOfType<MultipartAlternative>().Cast<TextPart>().ToList();
        parts.Select(part => part.ContentType.MimeType).ShouldBe(["text/plain", "text/html"]);
        foreach (var line in Letters.OddLines)
        {
            read.SentText().Split("\r\n").ShouldContain(line);
            parts[1].Text.ShouldContain(System.Net.WebUtility.HtmlEncode(line));
        }
    }

    [Fact]
    public void Every_line_is_ASCII_ended_by_CRLF_and_short_but_for_the_link_to_unsubscribe()
    {
        var mime = Encoding.Latin1.GetString(Letters.Odd().ToBytes());
        Ascii.IsValid(mime).ShouldBeTrue();
        var lines = mime.Split("\r\n");
        lines[^1].ShouldBeEmpty();
        lines.ShouldAllBe(line => !line.Contains('\r') && !line.Contains('\n'));
        lines.Where(line => !line.Contains("/unsubscribe/")).ShouldAllBe(line => line.Length <= 78);
        mime.ShouldContain($"<https://verdicts.example/unsubscribe/{Letters.Token}>");
    }

    [Theory]
    [InlineData("a\r\nBcc: eve@example.org")]
    [InlineData("a\nBcc: eve@example.org")]
    [InlineData("a\r\n\r\nBcc: eve@example.org")]
    [InlineData("a\rBcc: eve@example.org")]
    [InlineData("a\u0085Bcc: eve@example.org")]
    [InlineData("a\u2028Bcc: eve@example.org")]
    [InlineData("a\0b")]
    public void No_value_can_become_another_header(string value)
    {
        var plain = Letters.Read(Letters.Plain().ToBytes()).Headers.Select(header => header.Field).ToList();
        var letter =
            Letters.Write(new Message(value, value, [value]), Letters.From with { Name = value }, "ada@example.org", "a@b.example");
        var read = Letters.Read(letter.ToBytes());
        read.Headers.Select(header => header.Field).ShouldBe(plain);
        read.To.Mailboxes.ShouldHaveSingleItem().Address.ShouldBe("ada@example.org");
    }
}
