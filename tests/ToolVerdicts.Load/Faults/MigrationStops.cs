using System.Data.Common;
using System.Diagnostics;
using System.Security.Cryptography;
using Dapper;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using ToolVerdicts.Store;

namespace ToolVerdicts.Load.Faults;

/// <summary>What migrations that were stopped came to.</summary>
/// <param name="Stops">How many there were.</param>
/// <param name="Halfway">Stores that were left between two schemas, or not whole.</param>
/// <param name="Stuck">Stores that did not migrate on to what an undisturbed one becomes.</param>
public sealed record MigrationFigures(int Stops, int Halfway, int Stuck)
{
    /// <summary>These, and others so many times.</summary>
    public MigrationFigures Plus(MigrationFigures others, int times) =>
        new(Stops + times * others.Stops, Halfway + times * others.Halfway, Stuck + times * others.Stuck);

    /// <inheritdoc/>
    public override string ToString() => $"{Stops} stops: {Halfway} stores left halfway, {Stuck} stuck";
}

/// <summary>
/// Ends migrations at every statement that they run: the files that the operating system has at that moment are what <c>kill -9</c>
/// leaves. Their schema must be that of one version, whole, and must migrate on. The scripts are those of the program and <see
/// cref="LaterMigrations"/>.
/// </summary>
public static class MigrationStops
{
    /// <summary>
    /// The verb of a process that migrates a store and kills itself, followed by the store and the number of the statement.
    /// </summary>
    public const string Verb = "migrate-until";

    private static readonly IReadOnlyList<Migration> Scripts = [.. Migrations.Known, .. LaterMigrations.All];

    // Rows for the later scripts to change.
    private const string RowsSql =
        """
        INSERT INTO categories (id, slug, name) VALUES (1, 'models', 'Models');
        INSERT INTO tools (id, slug, identity, name, tagline, category_id, price_word, panel_share, panel_ship, panel_skip, panel_basis)
        VALUES (1, 'one', 'one', 'One', 'A tool', 1, 'Free', 75, 3, 1, 'stated'), (2, 'two', 'two', 'Two', 'A tool', NULL, NULL, NULL,
        NULL, NULL, NULL);
        INSERT INTO reviews (id, tool_id, text_digest, text, reviewer, reviewer_basis, score, score_basis, call, call_basis)
        VALUES (1, 1, 'a', 'Ships.', 'builder', 'stated', 80, 'stated', 'ship', 'stated'), (2, 2, 'b', 'Waits.', 'skeptic', 'inferred',
        NULL, NULL, NULL, NULL);
        """;

    private const string JournalSql =
        "CREATE TABLE IF NOT EXISTS migrations (version BIGINT PRIMARY KEY, name TEXT NOT NULL, applied_at TEXT NOT NULL)";

    private const string AppliedSql = "INSERT INTO migrations (version, name, applied_at) VALUES (@Version, @Name, '')";

    private const string SchemaSql = "SELECT type || ' ' || name || ' ' || COALESCE(sql, '') FROM sqlite_master ORDER BY 1";

    private const string RowCountsSql =
        "SELECT (SELECT COUNT(*) FROM tools) || ' ' || (SELECT COUNT(*) FROM reviews) || ' ' || (SELECT COUNT(*) FROM review_groups) || ' "
        + "' || (SELECT COUNT(*) FROM later_words)";

    /// <summary>Stops the program's migrations, then careless ones, and prints what was left.</summary>
    /// <returns>The exit code: 0, or 1 when a store was left halfway or stuck, or when carelessness was not found out.</returns>
    public static int Run()
    {
        Console.WriteLine($"Migrations that end at every statement, {Scripts.Count} scripts");
        var snapshots = OfProgram();
        Console.WriteLine($"the program: {snapshots}");
        var kills = OfKills();
        Console.WriteLine($"the program, killed: {kills}");
        var careless = OfCareless();
        Console.WriteLine($"without transactions: {careless}");
        var isGood = snapshots is { Halfway: 0, Stuck: 0 } && kills is { Halfway: 0, Stuck: 0 } && careless.Halfway > 0;
        Console.WriteLine(isGood ? "Good: every store was at one schema, whole, and migrated on, and carelessness is found out." : "Bad.");
        return isGood ? 0 : 1;
    }

    /// <summary>Stops the program's migrations, of an empty store and of one with rows.</summary>
    public static MigrationFigures OfProgram() => Of((store, _) => Migrations.Migrate(store, DateTimeOffset.UnixEpoch, Scripts));

    /// <summary>Stops migrations that run statement by statement.</summary>
    public static MigrationFigures OfCareless() => Of((store, known) =>
    {
        store.Execute($"PRAGMA application_id={Database.ApplicationId}");
        store.Execute(JournalSql);
        foreach (var script in Scripts.Where(script => script.Version > known))
            Apply(store, script);
    });

    /// <summary>Kills a process that migrates at each of its statements.</summary>
    public static MigrationFigures OfKills()
    {
        using var folder = new Scratch();
        var expected = Expected();
        var (figures, number) = (new MigrationFigures(0, 0, 0), 0);
        while (true)
        {
            var path = Path.Combine(folder.Path, $"killed-{++number}.db");
            using var child = Process.Start("dotnet", [typeof(MigrationStops).Assembly.Location, Verb, path, $"{number}"]);
            child.End();
            if (child.ExitCode == 0)
                return figures;
            figures = figures.Plus(Judge(path, expected, rowCounts: null), times: 1);
        }
    }

    /// <summary>Migrates a store in this process, which ends by <c>kill -9</c> before a statement.</summary>
    public static int MigrateUntil(string path, int statement)
    {
        using var store = new Database(path).OpenWriter();
        var count = 0;
        BeforeEachStatement(store, () =>
        {
            if (++count == statement)
                Process.GetCurrentProcess().Kill();
        });
        Migrations.Migrate(store, DateTimeOffset.UnixEpoch, Scripts);
        return 0;
    }

    private static MigrationFigures Of(Action<DbConnection, long> migrate)
    {
        using var folder = new Scratch();
        var expected = Expected();
        var first = Path.Combine(folder.Path, "first.db");
        CreateFirst(first);
        var figures = new MigrationFigures(0, 0, 0);
        foreach (var (path, known) in new[] { (Path.Combine(folder.Path, "empty.db"), 0L), (first, 1L) })
        {
            var images = StopEverywhere(path, store => migrate(store, known));
            using var undisturbed = new Database(path).OpenWriter();
            var rowCounts = undisturbed.ExecuteScalar<string>(RowCountsSql);
            foreach (var image in images.GroupBy(image => image, StringComparer.Ordinal))
            {
                var found = Judge(image.Key, expected, rowCounts);
                figures = figures.Plus(found, image.Count());
            }
        }

        return figures;
    }

    // A store of the baseline, with rows.
    private static void CreateFirst(string path)
    {
        using var store = new Database(path).OpenWriter();
        Migrations.Migrate(store, DateTimeOffset.UnixEpoch, Scripts.Take(1).ToList());
        store.Execute(RowsSql);
    }

    private static void Apply(DbConnection store, Migration script)
    {
        store.Execute(script.Script);
        store.Execute(AppliedSql, new { script.Version, script.Name });
    }

    private static void BeforeEachStatement(DbConnection store, Action act) =>
        raw.sqlite3_trace(((SqliteConnection)store).Handle, (object _, string _) => act(), null);

    /// <summary>Keeps the files of a store, as the system has them, before each statement of some work. Before many statements they are
    /// what they were before the last.</summary>
    /// <returns>The image of each statement; many are the same.</returns>
    public static IReadOnlyList<string> StopEverywhere(string path, Action<DbConnection> migrate)
    {
        var images = new List<string>();
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        using var store = new Database(path).OpenWriter();
        BeforeEachStatement(store, () =>
        {
            var parts = new[] { "", "-wal" }.Where(part => File.Exists(path + part)).Select(part =>
                (Name: part, Content: File.ReadAllBytes(path + part))).ToList();
            var digest = string.Concat(parts.Select(part => part.Name + Convert.ToHexString(SHA256.HashData(part.Content))));
            if (!known.TryGetValue(digest, out var image))
            {
                known[digest] = image = $"{path}.{known.Count}";
                parts.ForEach(part => File.WriteAllBytes(image + part.Name, part.Content));
            }

            images.Add(image);
        });
        migrate(store);
        return images;
    }

    private static MigrationFigures Judge(string path, List<string> expected, string? rowCounts)
    {
        try
        {
            using var store = new Database(path).OpenWriter();
            var version = expected.IndexOf(Schema(store));
            if (version < 0 || !IsWhole(store))
                return new MigrationFigures(1, 1, 0);
            var applied = Migrations.Migrate(store, DateTimeOffset.UnixEpoch, Scripts);
            var isDone = applied == Scripts.Count - version && Schema(store) == expected[^1] && IsWhole(store)
                && (rowCounts is null || store.ExecuteScalar<string>(RowCountsSql) == rowCounts);
            return new MigrationFigures(1, 0, isDone ? 0 : 1);
        }
        catch (StoreException)
        {
            // It cannot even be opened.
            return new MigrationFigures(1, 1, 0);
        }
        catch (SqliteException)
        {
            // A script meets what it left itself.
            return new MigrationFigures(1, 0, 1);
        }
    }

    private static bool IsWhole(DbConnection store) =>
        store.Query<string>("PRAGMA integrity_check").SequenceEqual(["ok"], StringComparer.Ordinal)
            && !store.Query("PRAGMA foreign_key_check").Any();

    private static string Schema(DbConnection store) => string.Join('\n', store.Query<string>(SchemaSql));

    // The schema of each version, by its number: none at first.
    private static List<string> Expected()
    {
        using var scratch = new Scratch();
        using var store = new Database(Path.Combine(scratch.Path, "store.db")).OpenWriter();
        var schemas = new List<string> { "" };
        store.Execute(JournalSql);
        foreach (var script in Scripts)
        {
            store.Execute(script.Script);
            schemas.Add(Schema(store));
        }

        return schemas;
    }

    /// <summary>A folder in memory that is gone when disposed.</summary>
    private sealed class Scratch : IDisposable
    {
        public string Path { get; } =
            Directory.CreateDirectory(System.IO.Path.Combine("/dev/shm", System.IO.Path.GetRandomFileName())).FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
