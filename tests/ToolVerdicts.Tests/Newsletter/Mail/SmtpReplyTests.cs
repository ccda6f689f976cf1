using System.Text;
using ToolVerdicts.Newsletter.Outbox;

namespace ToolVerdicts.Tests.Newsletter.Mail;

public class SmtpReplyTests
{
    [Fact]
    public void A_token_that_the_message_cuts_at_the_end_of_a_line_is_not_told()
    {
        var message = Encoding.ASCII.GetBytes($"Confirm: https://verdicts.example/subscribe/confirm/{Letters.Token[..20]}=\r\n{Letters.Token[20..]}\r\n");
        var reply = SmtpReply.Of([$"421 4.7.1 https://verdicts.example/subscribe/confirm/{Letters.Token} is listed"]).Without(message);
        reply.ToString().ShouldBe("421 4.7.1 https://verdicts.example/subscribe/confirm/… is listed");
    }

    [Theory]
    [InlineData("250", 250, true)]
    [InlineData("250 ok", 250, true)]
    [InlineData("250-ok", 250, false)]
    [InlineData("250-", 250, false)]
    public void A_line_has_a_code_and_says_whether_it_is_the_last(string line, int code, bool isLast) => SmtpReply.ReadLine(line).ShouldBe((code, isLast));

    [Theory]
    [InlineData("")]
    [InlineData("25")]
    [InlineData("250ok")]
    [InlineData("2500 ok")]
    [InlineData("150 ok")]
    [InlineData("650 ok")]
    [InlineData(" 250 ok")]
    [InlineData("٢٥٠ ok")]
    [InlineData("HTTP/1.1 400 Bad Request")]
    public void Anything_else_is_no_line_of_a_reply(string line) => SmtpReply.ReadLine(line).ShouldBeNull();

    [Theory]
    [InlineData("550 5.1.1 no such\0\u001b[31m  mailbox", "5.1.1", "550 5.1.1 no such[31m mailbox")]
    [InlineData("550-5.1.1 no such|550 5.1.1 mailbox", "5.1.1", "550 5.1.1 no such mailbox")]
    [InlineData("550 4.1.1 of two minds", null, "550 4.1.1 of two minds")]
    [InlineData("550 5.1.1", "5.1.1", "550 5.1.1")]
    [InlineData("550 5.1.1x", null, "550 5.1.1x")]
    [InlineData("250", null, "250")]
    public void A_reply_is_told_on_one_line_with_its_codes(string lines, string? enhancedCode, string told)
    {
        var reply = SmtpReply.Of(lines.Split('|'));
        reply.EnhancedCode.ShouldBe(enhancedCode);
        reply.ToString().ShouldBe(told);
    }

    [Fact]
    public void A_very_long_reply_is_cut_between_characters() =>
        SmtpReply.Of(["250 " + string.Concat(Enumerable.Repeat("🚢", 1000))]).ToString().ShouldSatisfyAllConditions(
            told => told.Length.ShouldBeLessThanOrEqualTo(501),
            told => Should.NotThrow(() => new UTF8Encoding(false, throwOnInvalidBytes: true).GetBytes(told)));

    [Theory]
    [InlineData("550 5.1.1 x", SmtpStage.Rcpt, true)]
    [InlineData("550 x", SmtpStage.Rcpt, true)]
    [InlineData("552 5.2.2 x", SmtpStage.Rcpt, true)]
    [InlineData("550 5.4.1 x", SmtpStage.Rcpt, true)]
    [InlineData("550 5.7.1 x", SmtpStage.Rcpt, false)]
    [InlineData("554 5.3.2 x", SmtpStage.Rcpt, false)]
    [InlineData("503 5.5.1 x", SmtpStage.Rcpt, false)]
    [InlineData("550 5.1.8 x", SmtpStage.Rcpt, false)]
    [InlineData("550 5.1.0 x", SmtpStage.Mail, false)]
    [InlineData("550 x", SmtpStage.Mail, false)]
    [InlineData("550 5.1.1 x", SmtpStage.Data, true)]
    [InlineData("550 5.1.1 x", SmtpStage.Message, true)]
    [InlineData("550 5.1.7 x", SmtpStage.Message, false)]
    [InlineData("550 x", SmtpStage.Message, false)]
    public void A_refusal_is_about_the_mailbox_or_about_something_else(string line, SmtpStage stage, bool isRecipient) =>
        SmtpVerdict.Of(SmtpReply.Of([line]), stage).ShouldBeOfType<MailOutcome.Refused>().IsRecipient.ShouldBe(isRecipient);
}
