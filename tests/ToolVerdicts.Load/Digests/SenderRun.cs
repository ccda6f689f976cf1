using ToolVerdicts.Newsletter.Letters;
using ToolVerdicts.Newsletter.Outbox;
using ToolVerdicts.Newsletter.Subscribers;
using ToolVerdicts.Store;
using ToolVerdicts.Visitors;

namespace ToolVerdicts.Load.Digests;

/// <summary>Who sends.</summary>
public enum SenderKind
{
    /// <summary>The whole program, with its own settings.</summary>
    Site,

    /// <summary>The program's sender alone, which waits for less before it takes over from one that is gone.</summary>
    Quick,

    /// <summary><see cref="CarelessSender"/>.</summary>
    Careless,
}

/// <summary>A sender without a site: the whole life of a child process, until it is killed.</summary>
internal static class SenderRun
{
    /// <summary>The verb of the child process, followed by the kind of sender, the store and the mail server's port.</summary>
    public const string Verb = "digest-sender";

    /// <summary>Where messages come from.</summary>
    public const string FromAddress = "weekly@verdicts.example";

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);

    /// <summary>Who writes.</summary>
    public static Letterhead From { get; } = new("Tool Verdicts", Address(FromAddress), "https://verdicts.example");

    /// <summary>Reads an address that is known to be one.</summary>
    public static MailboxAddress Address(string text) =>
        MailboxAddress.TryParse(text, out var address) ? address : throw new FormatException($"{text} is no address.");

    /// <summary>Sends until the process ends.</summary>
    public static async Task<int> RunAsync(SenderKind kind, string path, int port)
    {
        var database = new Database(path);
        var server = new MailServer { Host = "127.0.0.1", Port = port };
        if (kind == SenderKind.Quick)
        {
            using var writer = new Writer(database, Report);
            await NewSender(database, writer, () => new MailTransport(server), TimeProvider.System).RunAsync(CancellationToken.None);
        }

        var careless = new CarelessSender(database, () => new MailTransport(server), TimeProvider.System);
        while (true)
        {
            await careless.SendDueAsync();
            await Task.Delay(Poll);
        }
    }

    /// <summary>The program's sender.</summary>
    public static Sender NewSender(Database database, Writer writer, Func<MailTransport> open, TimeProvider time) =>
        new(database, writer, () => From, new MessageIds(SiteKey.Of(database)), open, time, (_, _) =>
            { }) { Pace = new SenderPace { Poll = Poll, Lease = 4 * Poll } };

    /// <summary>Tells of a store that cannot be written.</summary>
    public static void Report(Exception fault) => Console.Error.WriteLine(fault.Message);
}
