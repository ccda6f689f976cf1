using System.Net;
using System.Text.RegularExpressions;
using Dapper;
using MimeKit;
using ToolVerdicts.Newsletter.Issues;
using ToolVerdicts.Newsletter.Subscribers;
using ToolVerdicts.Tests.Newsletter.Mail;
using ToolVerdicts.Tests.Pages;

namespace ToolVerdicts.Tests.Newsletter;

/// <summary>From asking to leaving: over the site's pages and a real mail server, the messages read by another program.</summary>
public sealed partial class WholeWayTests
{
    [Fact]
    public async Task Asking_confirming_reading_and_leaving_go_through_the_site_and_a_real_server()
    {
        await using var server = RealServer.Start();
        var store = TempStore.With(Seeds.Paths);
        await using var site = await SiteHost.OverAsync(
            store, "--Site:BaseUrl=https://verdicts.example", "--Mail:Host=localhost", $"--Mail:Port={server.Port}",
                "--Mail:From=weekly@verdicts.example", "--Proxies=127.0.0.1");

        await PostAsync(site, "/subscribe", HttpStatusCode.SeeOther, ("email", "Ada@example.org"));
        var confirmation = await server.ReceiveAsync();
        Check(confirmation);
        Readable(confirmation).ShouldMatchApproved(options => options.SubFolder("Approved").WithDiscriminator("confirmation"));
        await PostAsync(site, $"/subscribe/confirm/{Token(confirmation, "confirm/")}", HttpStatusCode.OK);
        State(store).ShouldBe("confirmed");

        Issue(store, IssueWeek.Of(TempStore.Noon));
        var issue = await server.ReceiveAsync();
        Check(issue);
        Readable(issue).ShouldMatchApproved(options => options.SubFolder("Approved").WithDiscriminator("issue"));

        var oneClick = issue.Header("List-Unsubscribe");
        oneClick.ShouldMatch("^<https://verdicts\\.example/unsubscribe/[A-Za-z0-9_-]{43}>$");
        await PostAsync(site, new Uri(oneClick.Trim('<', '>')).AbsolutePath, HttpStatusCode.OK, ("List-Unsubscribe", "One-Click"));
        State(store).ShouldBe("unsubscribed");
        store.ImportText(Seeds.Text(2).Replace("85/100 · ship", "15/100 · skip", StringComparison.Ordinal));
        Issue(store, IssueWeek.Of(TempStore.Noon.AddDays(7)));
        store.Writer.ExecuteScalar<long>("SELECT COUNT(*) FROM deliveries WHERE state <> 'sent'").ShouldBe(0);
    }

    // What the verb "digest send" does.
    private static void Issue(TempStore store, IssueWeek week)
    {
        var now = TempStore.Noon;
        store.Writer.ComposeIssue(week, now).ShouldBeTrue();
        var digest = store.Writer.FindIssueAsync(week).Result!.Digest;
        var after = 0L;
        while (store.Writer.QueueIssue(digest, after, 100, now) is { } looked)
            after = looked.Last;
    }

    private static string State(TempStore store) => store.Writer.QuerySingle<string>("SELECT state FROM subscribers");

    private static async Task PostAsync(SiteHost site, string path, HttpStatusCode status, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var answer = await site.Client.PostAsync(path, form);
        answer.StatusCode.ShouldBe(status, path);
    }

    private static void Check(ReceivedMessage message)
    {
        message.To.ShouldBe(["Ada@example.org"]);
        message.Message.From.Mailboxes.ShouldHaveSingleItem().Name.ShouldBe("Tool Verdicts");
        var parts = Parts(message);
        parts.Select(part => part.ContentType.MimeType).ShouldBe(["text/plain", "text/html"]);
        parts[0].Text.ShouldContain(message.Header("List-Unsubscribe").Trim('<', '>'));
    }

    private static List<TextPart> Parts(ReceivedMessage message) =>
        message.Message.Body.ShouldBeOfType<MultipartAlternative>().Cast<TextPart>().ToList();

    /// <summary>The message as it was received, but for what differs each time.</summary>
    private static string Readable(ReceivedMessage message)
    {
        var headers = message.Message.Headers.Concat(message.Message.Body!.Headers).Select(header => $"{header.Field}: {header.Value}");
        var parts = Parts(message).Select(part => $"[{part.ContentType.MimeType}]\n{part.Text}");
        var whole = $"{string.Join('\n', headers)}\n\n{string.Join("\n", parts)}".ReplaceLineEndings("\n");
        return Token()
            .Replace(Boundary().Replace(Identity().Replace(Moment().Replace(whole, "DATE"), "Message-ID: ID"), "boundary=BOUNDARY"),
            "TOKEN");
    }

    private static string Token(ReceivedMessage message, string before)
    {
        var text = message.Message.TextBody!;
        return text.Substring(text.IndexOf(before, StringComparison.Ordinal) + before.Length, MailToken.Length);
    }

    [GeneratedRegex(@"(?<=^Date: ).*$|\d{4}-\d\d-\d\d|\d{4}-[Ww]\d\d|Week \d+ of \d{4}", RegexOptions.Multiline,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Moment();

    [GeneratedRegex("^Message-ID: .*$", RegexOptions.Multiline | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Identity();

    [GeneratedRegex("boundary=.*$", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Boundary();

    [GeneratedRegex("(?<=(confirm|unsubscribe|preferences)/)[A-Za-z0-9_-]{43}", RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();
}
