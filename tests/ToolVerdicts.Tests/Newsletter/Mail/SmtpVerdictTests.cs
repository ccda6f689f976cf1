using System.Text;
using ToolVerdicts.Newsletter.Outbox;
using static ToolVerdicts.Newsletter.Outbox.MailOutcome;

namespace ToolVerdicts.Tests.Newsletter.Mail;

public class SmtpVerdictTests
{
    [Theory]
    [InlineData("5.1.1 no such\0\u001b[31m  mailbox", "5.1.1", "550 5.1.1 no such[31m mailbox")]
    [InlineData("5.1.1 no such\n5.1.1 mailbox", "5.1.1", "550 5.1.1 no such mailbox")]
    [InlineData("4.1.1 of two minds", null, "550 4.1.1 of two minds")]
    [InlineData("5.1.1", "5.1.1", "550 5.1.1")]
    [InlineData("5.1.1x", null, "550 5.1.1x")]
    [InlineData("", null, "550")]
    public void A_reply_is_told_on_one_line_with_its_codes(string reply, string? enhancedCode, string told)
    {
        var refused = SmtpVerdict.Decide(550, reply, SmtpStage.Message).ShouldBeOfType<Refused>();
        (refused.EnhancedCode, refused.Text).ShouldBe((enhancedCode, told));
    }

    [Fact]
    public void A_very_long_reply_is_cut_between_characters() =>
        SmtpVerdict.Format(250, string.Concat(Enumerable.Repeat("🚢", 1000))).ShouldSatisfyAllConditions(
            told => told.Length.ShouldBeLessThanOrEqualTo(501),
            told => Should.NotThrow(() => new UTF8Encoding(false, throwOnInvalidBytes: true).GetBytes(told)));

    [Theory]
    [InlineData(550, "5.1.1 x", SmtpStage.Rcpt, true)]
    [InlineData(550, "x", SmtpStage.Rcpt, true)]
    [InlineData(552, "5.2.2 x", SmtpStage.Rcpt, true)]
    [InlineData(550, "5.4.1 x", SmtpStage.Rcpt, true)]
    [InlineData(550, "5.7.1 x", SmtpStage.Rcpt, false)]
    [InlineData(554, "5.3.2 x", SmtpStage.Rcpt, false)]
    [InlineData(503, "5.5.1 x", SmtpStage.Rcpt, false)]
    [InlineData(550, "5.1.8 x", SmtpStage.Rcpt, false)]
    [InlineData(550, "5.1.0 x", SmtpStage.Mail, false)]
    [InlineData(550, "x", SmtpStage.Mail, false)]
    [InlineData(550, "5.1.1 x", SmtpStage.Data, true)]
    [InlineData(550, "5.1.1 x", SmtpStage.Message, true)]
    [InlineData(550, "5.1.7 x", SmtpStage.Message, false)]
    [InlineData(550, "x", SmtpStage.Message, false)]
    public void A_refusal_is_about_the_mailbox_or_about_something_else(int code, string reply, SmtpStage stage, bool isRecipient) =>
        SmtpVerdict.Decide(code, reply, stage).ShouldBeOfType<Refused>().IsRecipient.ShouldBe(isRecipient);

    [Theory]
    [InlineData(421, SmtpStage.Message, true)]
    [InlineData(451, SmtpStage.Mail, true)]
    [InlineData(450, SmtpStage.Rcpt, false)]
    [InlineData(451, SmtpStage.Data, false)]
    [InlineData(451, SmtpStage.Message, false)]
    [InlineData(530, SmtpStage.Message, true)]
    public void A_message_that_is_put_off_is_the_servers_matter_or_its_own(int code, SmtpStage stage, bool isServer) =>
        SmtpVerdict.Decide(code, "x", stage).ShouldBe(new Deferred($"{code} x", isServer));

    [Theory]
    [InlineData(250, SmtpStage.Data)]
    [InlineData(354, SmtpStage.Message)]
    [InlineData(199, SmtpStage.Message)]
    [InlineData(600, SmtpStage.Message)]
    public void A_reply_out_of_place_decides_nothing(int code, SmtpStage stage) => SmtpVerdict.Decide(code, "x", stage).ShouldBeNull();

    [Fact]
    public void Only_a_2xx_for_the_whole_message_accepts_it() =>
        SmtpVerdict.Decide(250, "2.0.0 ok", SmtpStage.Message).ShouldBe(new Accepted("250 2.0.0 ok"));
}
