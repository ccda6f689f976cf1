using ToolVerdicts.Mail;
using ToolVerdicts.Subscribers;
using ToolVerdicts.Tests.Mail;

namespace ToolVerdicts.Tests.Deliveries;

/// <summary>From asking to leaving, over a real mail server, the messages read by another program.</summary>
public class WholeWayTests
{
    [Fact]
    public async Task Asking_confirming_reading_and_leaving_go_through_a_real_server()
    {
        await using var real = await RealServer.StartAsync();
        using var room = new Mailroom(TempStore.With(Seeds.Paths));
        var sender = room.NewSender(() => new MailTransport(new SmtpServer { Host = "localhost", Port = real.Port }));

        room.Ask("Ada@example.org");
        await sender.SendWhatWaitsAsync(CancellationToken.None);
        var confirmation = await real.ReceiveAsync();
        Check(confirmation);
        room.Store.Writer.Confirm(MailToken.Fingerprint(Token(confirmation, "confirm/")), room.Time.Now).ShouldBeTrue();

        room.Issue();
        await sender.SendWhatWaitsAsync(CancellationToken.None);
        var issue = await real.ReceiveAsync();
        Check(issue);
        issue.Header("Subject").ShouldBe("Tool Verdicts: 5 new comparisons, 8 new tools");
        issue.Parts[0][1].ShouldContain("Mistral 3 Small (22B) vs ml-intern");
        issue.Parts[1][1].ShouldContain("https://verdicts.example/compare/mistral-3-small-22b-vs-ml-intern");

        var oneClick = issue.Header("List-Unsubscribe");
        oneClick.ShouldMatch("^<https://verdicts\\.example/unsubscribe/[A-Za-z0-9_-]{43}>$");
        room.Store.Writer.Unsubscribe(MailToken.Fingerprint(oneClick.Split('/')[^1].TrimEnd('>')), room.Time.Now).ShouldBeTrue();
        room.Time.Now += TimeSpan.FromDays(7);
        room.AddTool("new");
        room.Issue();
        await sender.SendWhatWaitsAsync(CancellationToken.None);
        room.States().ShouldBe(new Dictionary<string, long> { ["sent"] = 2 });
    }

    private static void Check(ReceivedMessage message)
    {
        message.Defects.ShouldBeEmpty();
        message.To.ShouldBe(["Ada@example.org"]);
        message.Sender.ShouldBe("Tool Verdicts");
        message.Type.ShouldBe("multipart/alternative");
        message.Parts.Select(part => part[0]).ShouldBe(["text/plain", "text/html"]);
        message.Header("List-Unsubscribe-Post").ShouldBe("List-Unsubscribe=One-Click");
        message.Header("Auto-Submitted").ShouldBe("auto-generated");
        message.Parts[0][1].ShouldContain(message.Header("List-Unsubscribe").Trim('<', '>'));
    }

    private static string Token(ReceivedMessage message, string before)
    {
        var text = message.Parts[0][1];
        return text.Substring(text.IndexOf(before, StringComparison.Ordinal) + before.Length, MailToken.Length);
    }
}
