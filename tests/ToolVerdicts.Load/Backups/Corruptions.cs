using System.Data;
using Dapper;
using Microsoft.Data.Sqlite;
using ToolVerdicts.Backups;
using ToolVerdicts.Checking;
using ToolVerdicts.Store;

namespace ToolVerdicts.Load.Backups;

/// <summary>
/// Damages the file of a store in one place at a time, as disks do, and asks <see cref="StoreCheck"/>, and the start, whether they find out. Only damage counts that changes what
/// the store holds. How much of it SQLite's own <c>integrity_check</c> overlooks shows that there is something to find.
/// </summary>
public sealed class Corruptions : IDisposable
{
    /// <summary>The verb, followed by how many damages are to count.</summary>
    public const string Verb = "corruptions";

    /// <summary>Decides where the damage is.</summary>
    public const int Seed = 20_261_122;

    /// <summary>How many a full run has.</summary>
    public const int Usual = 1_000;

    private const int Sector = 512;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("toolverdicts-corruptions-");
    private readonly Random _chance = new(Seed);
    private readonly byte[] _whole;
    private readonly byte[] _content;
    private int _withoutWayBack;

    private Corruptions()
    {
        var path = FilledStore.Create(_folder.FullName, _chance);
        _whole = File.ReadAllBytes(path);
        _content = Content(new Database(path))!;
        if (StoreCheck.Run(new Database(path)).FirstOrDefault() is { } fault)
            throw new InvalidDataException($"The store has a fault before anything is damaged: {fault}");
    }

    /// <summary>Damages stores until enough of them hold something else than before, and prints what was found.</summary>
    /// <returns>The exit code: 0, or 1 when a damage was overlooked.</returns>
    public static int Run(int count)
    {
        var figures = Of(count);
        foreach (var overlooked in figures.Overlooked)
            Console.WriteLine($"overlooked: {overlooked}");
        foreach (var served in figures.Served)
            Console.WriteLine($"served: {served}");
        Console.WriteLine($"{figures.Tried} damages, seed {Seed}; {count} change what the store holds: {count - figures.Overlooked.Count} found, {count - figures.Served.Count} refused by the start, and {figures.UnseenBySqlite} of them not by integrity_check alone");
        Console.WriteLine($"{figures.WithoutWayBack} are refused without being told to restore a backup");
        return figures.Overlooked.Count == 0 && figures.Served.Count == 0 && figures.UnseenBySqlite > 0 ? 0 : 1;
    }

    /// <summary>Damages stores until <paramref name="count"/> of them hold something else than before.</summary>
    public static CorruptionFigures Of(int count)
    {
        using var run = new Corruptions();
        return run.Damage(count);
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Delete(recursive: true);

    private CorruptionFigures Damage(int count)
    {
        var (tried, changed, unseen) = (0, 0, 0);
        var (overlooked, served) = (new List<string>(), new List<string>());
        while (changed < count)
        {
            tried++;
            var damaged = _whole.ToArray();
            var what = DamageOnce(damaged);
            var path = Path.Combine(_folder.FullName, $"damaged-{tried}.db");
            File.WriteAllBytes(path, damaged);
            var database = new Database(path);
            var content = Content(database);
            if (content is null || !content.AsSpan().SequenceEqual(_content))
            {
                changed++;
                if (!IsFound(database))
                    overlooked.Add(what);
                if (IsServed(database))
                    served.Add(what);
                if (IsWholeToSqlite(database))
                    unseen++;
            }

            database.CloseReaders();
            Array.ForEach(StoreFiles.Of(path), File.Delete);
        }

        return new CorruptionFigures(tried, overlooked, served, _withoutWayBack, unseen);
    }

    private string DamageOnce(byte[] file)
    {
        var place = _chance.Next(file.Length - Sector);
        var sector = place / Sector * Sector;
        switch (_chance.Next(5))
        {
            case 0:
                file[place] ^= (byte)(1 << _chance.Next(8));
                return $"a bit of byte {place}";
            case 1:
                file[place] ^= (byte)_chance.Next(1, 256);
                return $"byte {place}";
            case 2:
                _chance.NextBytes(file.AsSpan(place, _chance.Next(2, 17)));
                return $"bytes from {place}";
            case 3:
                file.AsSpan(sector, Sector).Clear();
                return $"the sector at {sector}, which is zeros";
            default:
                var other = _chance.Next(file.Length / Sector) * Sector;
                file.AsSpan(other, Sector).CopyTo(file.AsSpan(sector));
                return $"the sector at {sector}, which is the one of {other}";
        }
    }

    // Null when not even that can be read.
    private static byte[]? Content(Database database)
    {
        try
        {
            using var store = database.OpenConnection();
            return ContentHash.Compute(store);
        }
        catch (Exception fault) when (fault is SqliteException or DataException)
        {
            return null;
        }
    }

    private static bool IsFound(Database database)
    {
        try
        {
            return StoreCheck.Run(database).Any();
        }
        catch (Exception fault) when (StoreFault.Explain(fault, database.FilePath) is not null)
        {
            // The verb prints the sentence.
            return true;
        }
    }

    private bool IsServed(Database database)
    {
        try
        {
            using var writer = database.OpenWriter();
            database.RequireWhole();
            return true;
        }
        catch (Exception fault) when (StoreFault.Explain(fault, database.FilePath) is not null)
        {
            _withoutWayBack += StoreFault.IsDamage(fault) ? 0 : 1;
            return false;
        }
    }

    private static bool IsWholeToSqlite(Database database)
    {
        try
        {
            using var store = database.OpenConnection();
            return store.Query<string>("PRAGMA integrity_check").SequenceEqual(["ok"]);
        }
        catch (SqliteException)
        {
            return false;
        }
    }
}

/// <summary>What a run of damages came to.</summary>
/// <param name="Tried">Damages, with those that change nothing that the store holds.</param>
/// <param name="Overlooked">Those that change it and were not found.</param>
/// <param name="Served">Those that change it and would be served.</param>
/// <param name="WithoutWayBack">How many are refused for another reason than damage, so that nobody is told to restore a backup.</param>
/// <param name="UnseenBySqlite">How many of those that change it <c>integrity_check</c> does not see.</param>
public sealed record CorruptionFigures(int Tried, IReadOnlyList<string> Overlooked, IReadOnlyList<string> Served, int WithoutWayBack, int UnseenBySqlite);
