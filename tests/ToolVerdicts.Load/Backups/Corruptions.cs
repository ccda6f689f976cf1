using System.Data;
using Dapper;
using Microsoft.Data.Sqlite;
using ToolVerdicts.Checking;
using ToolVerdicts.Store;

namespace ToolVerdicts.Load.Backups;

/// <summary>
/// Damages the file of a store in one place at a time, as disks do. Damage to what captures and votes can restore must be found by <see
/// cref="StoreCheck"/>, and the start must either serve the store or refuse it with a sentence. The damage that <c>integrity_check</c>
/// overlooks shows that there is something to find.
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
    private readonly string _content;
    private readonly string _restorable;
    private readonly string _votes;

    private Corruptions()
    {
        var path = FilledStore.Create(_folder.FullName, _chance);
        _whole = File.ReadAllBytes(path);
        (_content, _restorable) = Content(new Database(path))!.Value;
        using (var store = new Database(path).OpenConnection())
            _votes = TableContents.HashOf(store, ["votes"]);
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
        foreach (var wrong in figures.MendedWrong)
            Console.WriteLine($"mended wrong: {wrong}");
        foreach (var unexplained in figures.Unexplained)
            Console.WriteLine($"unexplained: {unexplained}");
        Console.WriteLine(
            $"{figures.Tried} damages, seed {Seed}; {count} change what the store holds: {figures.Found} are found by "
            + $"check, {figures.FoundByCheckAlone} of them not by integrity_check alone");
        Console.WriteLine($"{figures.Mended} are mended by check --mend, with all that captures and votes say as before");
        Console.WriteLine(
            $"{figures.Refused} keep the site from starting; {figures.Unnoticed} change values that nothing restores, and are not noticed");
        return figures.IsGood ? 0 : 1;
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
        var figures = new CorruptionFigures(0, 0, 0, 0, 0, 0, [], [], []);
        for (var changed = 0; changed < count;)
        {
            figures = figures with { Tried = figures.Tried + 1 };
            var damaged = _whole.ToArray();
            var what = DamageOnce(damaged);
            var path = Path.Combine(_folder.FullName, $"damaged-{figures.Tried}.db");
            File.WriteAllBytes(path, damaged);
            var database = new Database(path);
            var content = Content(database);
            if (content?.All != _content)
            {
                changed++;
                figures = Judge(figures, database, what, isRestorable: content?.Restorable != _restorable);
            }

            database.CloseReaders();
            Array.ForEach(StoreFiles.Of(path), File.Delete);
        }

        return figures;
    }

    private CorruptionFigures Judge(CorruptionFigures figures, Database database, string what, bool isRestorable)
    {
        var isFound = IsFound(database);
        var refusal = Refusal(database);
        var isWholeToSqlite = IsWholeToSqlite(database);
        var isMended = isFound && IsMended(database);
        return figures with
        {
            Found = figures.Found + (isFound ? 1 : 0),
            FoundByCheckAlone = figures.FoundByCheckAlone + (isFound && isWholeToSqlite ? 1 : 0),
            Mended = figures.Mended + (isMended ? 1 : 0),
            MendedWrong = isMended && !IsAsBefore(database) ? [.. figures.MendedWrong, what] : figures.MendedWrong,
            Refused = figures.Refused + (refusal is StoreException ? 1 : 0),
            Unnoticed = figures.Unnoticed + (isFound || isRestorable ? 0 : 1),
            Overlooked = isFound || !isRestorable ? figures.Overlooked : [.. figures.Overlooked, what],
            Unexplained = refusal is null or StoreException ? figures.Unexplained : [.. figures.Unexplained, $"{what}: {refusal.Message}"],
        };
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

    // Null when the content cannot be read.
    private static (string All, string Restorable)? Content(Database database)
    {
        try
        {
            using var store = database.OpenConnection();
            return (TableContents.Hash(store), TableContents.HashRestorable(store));
        }
        catch (Exception fault) when (fault is SqliteException or DataException)
        {
            return null;
        }
    }

    // Where a vote itself has changed, the tally follows it.
    private bool IsAsBefore(Database database)
    {
        using var store = database.OpenConnection();
        return TableContents.HashOf(store, ["votes"]) != _votes || TableContents.HashRestorable(store) == _restorable;
    }

    private static bool IsMended(Database database)
    {
        database.CloseReaders();
        try
        {
            return StoreMend.Run(database, [], DateTimeOffset.UnixEpoch).Left.Count == 0;
        }
        catch (Exception fault) when (StoreFault.Explain(fault, database.FilePath) is not null)
        {
            // The verb prints the sentence.
            return false;
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

    // Null when the store would be served.
    private static Exception? Refusal(Database database)
    {
        try
        {
            using var writer = database.OpenWriter();
            database.RequireWhole();
            return null;
        }
        catch (Exception fault)
        {
            return fault;
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
