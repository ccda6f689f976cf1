using Dapper;
using MimeKit;
using ToolVerdicts.Facts;
using ToolVerdicts.Newsletter.Issues;
using ToolVerdicts.Newsletter.Letters;
using ToolVerdicts.Newsletter.Outbox;
using ToolVerdicts.Newsletter.Subscribers;
using ToolVerdicts.Store;
using ToolVerdicts.Tests.Newsletter.Mail;
using ToolVerdicts.Visitors;

namespace ToolVerdicts.Tests.Newsletter;

/// <summary>A letter as it lies in the pickup folder.</summary>
internal sealed record SentLetter(string To, string Subject, string MessageId, string Content)
{
    public string UnsubscribeToken => TokenAfter("/unsubscribe/");

    public string ConfirmToken => TokenAfter("/confirm/");

    public static SentLetter Read(string path)
    {
        var letter = MimeMessage.Load(path);
        return new SentLetter(letter.To.Mailboxes.Single().Address, letter.Subject!, letter.MessageId!, letter.TextBody!);
    }

    private string TokenAfter(string path) =>
        Content.Substring(Content.IndexOf(path, StringComparison.Ordinal) + path.Length, MailToken.Length);
}

/// <summary>A store with everything that writes letters, and a clock to turn.</summary>
internal sealed class Mailroom : IDisposable
{
    public Mailroom(TempStore? store = null)
    {
        Store = store ?? new TempStore();
        Writer = new Writer(Store.Database, fault => throw new InvalidOperationException("The store could not be written.", fault));
        Refused = new RefusedAddress(SiteKey.Of(Store.Database));
        Pickup = Path.Combine(Store.Folder, "mail");
    }

    public TempStore Store { get; }

    public Writer Writer { get; }

    public RefusedAddress Refused { get; }

    public FakeTimeProvider Time { get; } = new(TempStore.Noon);

    public string Pickup { get; }

    public Letterhead From { get; } = new("Tool Verdicts", Letters.Address("weekly@verdicts.example"), "https://verdicts.example");

    public List<string> Reports { get; } = [];

    /// <summary>The letters in the pickup folder by recipient.</summary>
    public IReadOnlyList<SentLetter> Sent => Directory.Exists(Pickup)
        ? Directory.GetFiles(Pickup, "*.eml").Select(SentLetter.Read).OrderBy(letter => letter.To, StringComparer.Ordinal).ToList()
        : [];

    public Sender NewSender(Func<MailTransport>? open = null, SenderPace? pace = null) => new(
        Store.Database,
        Writer,
        () => From,
        new MessageIds(SiteKey.Of(Store.Database)),
        open ?? (() => new MailTransport(new PickupFolder(Pickup))),
        Time,
        (sentence, fault) => Reports.Add($"{sentence} {fault}"))
    {
        Pace = pace ?? new SenderPace { Lease = TimeSpan.FromMilliseconds(50) },
    };

    public Task SendAsync() => NewSender().SendDueAsync(CancellationToken.None);

    public void Ask(string address, Choice? choice = null) =>
        Store.Writer.Ask(Letters.Address(address), choice ?? Choice.Everything, Refused, Time.GetUtcNow());

    /// <summary>A subscriber who has confirmed.</summary>
    public long Subscribe(string address, Choice? choice = null)
    {
        Ask(address, choice);
        Store.Writer.Execute("DELETE FROM deliveries WHERE issue_id IS NULL; UPDATE subscribers SET state = 'confirmed'");
        return Store.Writer.QuerySingle<long>("SELECT id FROM subscribers WHERE key = @key", new { key = Letters.Address(address).Key });
    }

    /// <summary>Composes the issue of this week and queues it for everybody whom it concerns.</summary>
    public void Issue()
    {
        var week = IssueWeek.Of(Time.GetUtcNow());
        Store.Writer.ComposeIssue(week, Time.GetUtcNow());
        var digest = Store.Writer.FindIssueAsync(week).Result!.Digest;
        var after = 0L;
        while (Store.Writer.QueueIssue(digest, after, 100, Time.GetUtcNow()) is { } looked)
            after = looked.Last;
    }

    /// <summary>Puts a tool and the capture that first shows it into the store.</summary>
    /// <returns>The tool's row.</returns>
    public long AddTool(string slug, string? category = null, DateTimeOffset? at = null)
    {
        var toolId = Store.Writer.ExecuteScalar<long>(
            """
            INSERT INTO categories (slug, name) VALUES (COALESCE(@category, 'none'), COALESCE(@category, 'none')) ON CONFLICT DO NOTHING;
            INSERT INTO tools (slug, identity, name, tagline, category_id) VALUES (@slug, @slug, @slug, 'A tool',
            (SELECT id FROM categories WHERE slug = @category)) RETURNING id
            """,
            new { slug, category });
        AddCapture(toolId, new FactChange(ChangedFact.Added, ReviewId: null, Before: null, slug), at);
        return toolId;
    }

    /// <summary>Puts a capture into the store that shows a tool and changes a fact of it.</summary>
    /// <param name="address">The capture's address; null for one of its own.</param>
    public void AddCapture(long toolId, FactChange change, DateTimeOffset? at = null, string? address = null)
    {
        var id = Store.Writer.ExecuteScalar<long>("SELECT COALESCE(MAX(id), 0) + 1 FROM captures");
        Store.Writer.Execute(
            """
            INSERT INTO captures (id, sha256, file_name, form, media, address, imported_at) VALUES (@id, @sha256, '', 'rich', 'text',
            @address, @at);
            INSERT INTO capture_tools (capture_id, side, tool_id, name, tagline) VALUES (@id, 0, @toolId, '', '');
            INSERT INTO revisions (id, recorded_at) VALUES (@id, @at);
            INSERT INTO sightings (capture_id, revision_id) VALUES (@id, @id);
            """,
            new { id, sha256 = $"{id:x64}", address = address ?? $"page-{id}", at = at ?? Time.GetUtcNow(), toolId });
        Store.Writer.AddChange(id, toolId, change);
    }

    public IReadOnlyDictionary<string, long> States() =>
        Store.Writer.Query<(string State, long Count)>("SELECT state, COUNT(*) FROM deliveries GROUP BY state").ToDictionary(row =>
        row.State, row => row.Count);

    public void Dispose()
    {
        Writer.Dispose();
        Store.Dispose();
    }
}
