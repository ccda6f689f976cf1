using System.Diagnostics;
using Dapper;
using ToolVerdicts.Load.Mail;
using ToolVerdicts.Store;

namespace ToolVerdicts.Load.Digests;

/// <summary>
/// Kills the sender again and again while it sends an issue (<c>kill -9</c>), starts it again on the same store, and holds what the mail
/// server kept against what the store says in the end.
/// </summary>
public sealed class DigestKills : IDisposable
{
    /// <summary>The seed of when the sender dies, and of how the server answers.</summary>
    public const int Seed = 20_261_122;

    /// <summary>So many messages at most are unknown after one kill.</summary>
    public const long MostUnknownOfAKill = 4;

    private const int Readers = 10_000;
    private const int Kills = 100;
    private const int ReadersOfCareless = 60;
    private const int KillsOfCareless = 10;

    // One kill in so many comes at any moment after the start, sending or not.
    private const int EarlyShare = 10;
    private const int LongestEarlyMs = 5_000;
    private const int LongestGraceMs = 30;
    private const double SlowShare = 0.1;
    private const double LaterShare = 0.02;

    private const string UnknownSql = "SELECT COUNT(*) FROM deliveries WHERE state = 'unknown'";

    private const string UnsettledSql = "SELECT COUNT(*) FROM deliveries WHERE state IN ('queued', 'sending')";

    private static readonly TimeSpan LongestStill = TimeSpan.FromMinutes(5);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("toolverdicts-kills-");
    private readonly Random _chance = new(Seed);
    private readonly Random _serverChance = new(Seed);
    private readonly SenderKind _kind;
    private readonly Database _database;
    private readonly FaultyServer _server;

    private DigestKills(SenderKind kind, int readers)
    {
        _kind = kind;
        _database = DigestStore.Create(Path.Combine(_folder.FullName, "store.db"), readers, TimeProvider.System.GetUtcNow());
        _server = new FaultyServer(_ => NextFault());
    }

    /// <summary>Kills the whole program, then <see cref="CarelessSender"/>, and prints what became of the messages.</summary>
    /// <returns>The exit code: 0, or 1 when the program doubled or lost a message or left too many unknown, or when the other was not found
    /// out.</returns>
    public static async Task<int> RunAsync(int readers = Readers, int kills = Kills)
    {
        Console.WriteLine($"kill -9 while an issue is sent: {kills} kills, seed {Seed}");
        var site = await OfAsync(SenderKind.Site, readers, kills);
        Console.WriteLine($"the program: {site}");
        var careless = await OfAsync(SenderKind.Careless, ReadersOfCareless, KillsOfCareless);
        Console.WriteLine($"one that marks a message after the server was told: {careless}");
        var isGood = site.IsGood && careless.Figures.Faults.Doubled > 0;
        Console.WriteLine(isGood ? "Good: nobody got two, nobody was forgotten, and marking late is found out." : "Bad.");
        return isGood ? 0 : 1;
    }

    /// <summary>Kills one kind of sender.</summary>
    public static async Task<KillFigures> OfAsync(SenderKind kind, int readers, int kills)
    {
        using var run = new DigestKills(kind, readers);
        await using (run._server.Start())
            return await run.KillAgainAndAgainAsync(kills);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _database.CloseReaders();
        _folder.Delete(recursive: true);
    }

    private async Task<KillFigures> KillAgainAndAgainAsync(int kills)
    {
        var (most, before) = (0L, 0L);
        for (var kill = 0; kill < kills; kill++)
        {
            using (var sender = Start())
                await WaitForItsEndAsync(sender, kills - kill);
            var unknown = Count(UnknownSql);
            (most, before) = (Math.Max(most, unknown - before), unknown);
        }

        using (var last = Start())
            await WaitAsync(last, () => Count(UnsettledSql) == 0, every: TimeSpan.FromMilliseconds(250));
        most = Math.Max(most, Count(UnknownSql) - before);
        return new KillFigures(kills, most, DeliveryLedger.Check(_database, _server.Kept));
    }

    private SenderProcess Start() => SenderProcess.Start(_kind, _database.FilePath, _server.Port);

    /// <summary>Waits until it is time to kill this one, so that something is left for those that are killed after it.</summary>
    private async Task WaitForItsEndAsync(SenderProcess sender, int killsLeft)
    {
        var waiting = Count(UnsettledSql);
        if (waiting < killsLeft)
            throw new InvalidOperationException("There are too few readers for so many kills.");
        var isEarly = _chance.Next(EarlyShare) == 0;
        var enough = _server.Kept.Count + _chance.Next(1, (int)Math.Max(2, 2 * waiting / (killsLeft + 1)));
        if (isEarly)
            await Task.Delay(_chance.Next(_kind == SenderKind.Site ? LongestEarlyMs : LongestEarlyMs / 10));
        else
            await WaitAsync(sender, () => _server.Kept.Count >= enough, every: TimeSpan.FromMilliseconds(1));
        await Task.Delay(_chance.Next(LongestGraceMs));
    }

    private async Task WaitAsync(SenderProcess sender, Func<bool> isEnough, TimeSpan every)
    {
        var still = Stopwatch.StartNew();
        for (var kept = _server.Kept.Count; !isEnough(); await Task.Delay(every))
        {
            if (kept != _server.Kept.Count)
                still.Restart();
            kept = _server.Kept.Count;
            if (sender.HasEnded || still.Elapsed > LongestStill)
                throw new InvalidOperationException("The sender sends no more.");
        }
    }

    private long Count(string sql)
    {
        long count;
        using (var store = _database.OpenConnection())
            count = store.ExecuteScalar<long>(sql);
        // A sender that starts after a crash is to find the store as one that is alone with it.
        _database.CloseReaders();
        return count;
    }

    private MailFault NextFault()
    {
        lock (_serverChance)
        {
            var chance = _serverChance.NextDouble();
            return _kind switch
            {
                // It marks a message soon after the answer: a slow one makes sure that kills come before.
                SenderKind.Careless => MailFault.Slow,
                _ when chance < SlowShare => MailFault.Slow,
                // A retry comes a minute later; only the long run has that time.
                SenderKind.Site when chance < SlowShare + LaterShare => MailFault.Message451,
                _ => MailFault.None,
            };
        }
    }
}

/// <summary>What a run of kills came to.</summary>
/// <param name="Kills">How often the sender was killed.</param>
/// <param name="MostUnknown">The most messages that one kill left unknown.</param>
/// <param name="Figures">What became of the messages.</param>
public sealed record KillFigures(int Kills, long MostUnknown, DeliveryFigures Figures)
{
    /// <summary>True when nobody got two messages, nobody was forgotten, and no kill left more unknown than it may.</summary>
    public bool IsGood => Figures.Faults == DeliveryFaults.None && MostUnknown <= DigestKills.MostUnknownOfAKill;

    /// <inheritdoc/>
    public override string ToString() => $"{Kills} kills, {MostUnknown} unknown by one kill at most; {Figures}";
}
