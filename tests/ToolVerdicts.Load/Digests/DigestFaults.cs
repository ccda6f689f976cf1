using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;
using ToolVerdicts.Load.Mail;
using ToolVerdicts.Newsletter.Outbox;
using ToolVerdicts.Store;

namespace ToolVerdicts.Load.Digests;

/// <summary>Sends an issue to a server that does wrong with every second message, in every way it knows, and is down at times.</summary>
public sealed class DigestFaults : IDisposable
{
    /// <summary>The seed of what goes wrong when.</summary>
    public const int Seed = 20_261_121;

    private const int Readers = 2_000;
    private const int ReadersOfCareless = 300;
    private const int FewestModes = 12;
    private const int MostRounds = 20_000;
    private const double DownShare = 0.02;

    private static readonly MailFault[] Modes = [.. Enum.GetValues<MailFault>().Where(fault => fault != MailFault.None)];
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan BetweenRounds = TimeSpan.FromMinutes(30);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("toolverdicts-faults-");
    private readonly Random _chance = new(Seed);
    private readonly ConcurrentDictionary<MailFault, int> _met = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero));
    private int _down;

    private DigestFaults()
    {
    }

    /// <summary>Lets the program's sender send, then <see cref="CarelessSender"/>, and prints what became of the messages.</summary>
    /// <returns>The exit code: 0, or 1 when the program doubled or lost a message, or when the other was not found out.</returns>
    public static async Task<int> RunAsync()
    {
        Console.WriteLine($"An issue to a faulty server, seed {Seed}");
        var (program, modes) = await OfProgramAsync(Readers);
        Console.WriteLine($"the program: {program}");
        Console.WriteLine(
            $"{modes.Count} ways to do wrong: "
            + string.Join(", ", modes.OrderBy(mode => mode.Key, StringComparer.Ordinal).Select(mode => $"{mode.Key} {mode.Value}")));
        var careless = await OfCarelessAsync(ReadersOfCareless);
        Console.WriteLine($"one that takes no answer for a no: {careless}");
        var isGood = program.Faults == DeliveryFaults.None && modes.Count >= FewestModes && careless.Faults.Doubled > 0;
        Console.WriteLine(isGood ? "Good: nobody got two, nobody was forgotten, and carelessness is found out." : "Bad.");
        return isGood ? 0 : 1;
    }

    /// <summary>Lets the program's sender send.</summary>
    /// <returns>What became of the messages, and how often each kind of wrong was done.</returns>
    public static async Task<(DeliveryFigures Figures, IReadOnlyDictionary<string, int> Modes)> OfProgramAsync(int readers)
    {
        using var run = new DigestFaults();
        var figures = await run.SendAsync(readers, async (database, open) =>
        {
            using var writer = new Writer(database, SenderRun.Report);
            var sender = SenderRun.NewSender(database, writer, open, run._clock);
            await run.TurnUntilAllIsSentAsync(database, () => sender.SendDueAsync(CancellationToken.None));
        });
        var modes = run._met.Where(met => met.Key != MailFault.None).ToDictionary(met => $"{met.Key}", met =>
            met.Value, StringComparer.Ordinal);
        if (run._down > 0)
            modes["Down"] = run._down;
        return (figures, modes);
    }

    /// <summary>Lets <see cref="CarelessSender"/> send.</summary>
    public static async Task<DeliveryFigures> OfCarelessAsync(int readers)
    {
        using var run = new DigestFaults();
        return await run.SendAsync(readers, (database, open) =>
            run.TurnUntilAllIsSentAsync(database, new CarelessSender(database, open, run._clock).SendDueAsync));
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Delete(recursive: true);

    private async Task<DeliveryFigures> SendAsync(int readers, Func<Database, Func<MailTransport>, Task> send)
    {
        var database = DigestStore.Create(Path.Combine(_folder.FullName, "store.db"), readers, _clock.GetUtcNow());
        await using var server = new FaultyServer(_ => Next()).Start();
        await send(database, () => Open(server.Port));
        return DeliveryLedger.Check(database, server.Kept);
    }

    private async Task TurnUntilAllIsSentAsync(Database database, Func<Task> send)
    {
        for (var round = 0; database.CountWaiting() > 0; round++)
        {
            if (round == MostRounds)
                throw new TimeoutException("Messages wait without end.");
            await send();
            _clock.Advance(BetweenRounds);
        }
    }

    private MailFault Next()
    {
        lock (_chance)
        {
            var fault = _chance.Next(2) == 0 ? MailFault.None : Modes[_chance.Next(Modes.Length)];
            _met.AddOrUpdate(fault, 1, (_, count) => count + 1);
            return fault;
        }
    }

    private MailTransport Open(int port)
    {
        lock (_chance)
        {
            if (_chance.NextDouble() < DownShare)
            {
                _down++;
                port = FaultyServer.PortOfNobody();
            }
        }

        var timeouts = new SmtpTimeouts { Connect = Patience, Command = Patience, Block = Patience, Accept = Patience, Quit = Patience };
        return new MailTransport(new MailServer { Host = "127.0.0.1", Port = port, Timeouts = timeouts });
    }
}
