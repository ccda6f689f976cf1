using System.Data.Common;
using Dapper;
using ToolVerdicts.Captures.Reading;
using ToolVerdicts.Importing;
using ToolVerdicts.Store;
using ToolVerdicts.Text;
using ToolVerdicts.Tools;

namespace ToolVerdicts.Checking;

/// <summary>
/// Checks a store: the file, its references, its facts, the tallies of its votes and the records of its
/// reviewers. The facts are checked by importing every stored page again, in its order, into
/// an empty store, and holding the two against each other: whatever differs is not what the captures say.
/// </summary>
public static class StoreCheck
{
    internal const string PagesSql =
        """
        SELECT c.id AS Id, c.file_name AS FileName, c.sha256 AS Sha256, c.imported_at AS ImportedAt, p.content AS Content
        FROM captures c LEFT JOIN capture_pages p ON p.capture_id = c.id ORDER BY c.id
        """;

    // As texts, whatever they are: a check may not fail on what it looks for.
    internal const string SlugsSql = "SELECT CAST(slug AS TEXT) AS Slug, CAST(name AS TEXT) AS Name, CAST(tagline AS TEXT) AS Tagline FROM tools";

    internal const string SchemaSql =
        "SELECT type || ' ' || name AS name, sql AS definition FROM sqlite_master WHERE name NOT LIKE 'sqlite_stat%' ORDER BY type || ' ' || name";

    // By itself it stops at a hundred.
    internal const string IntegritySql = "PRAGMA integrity_check(1000000)";

    internal const string MigrationsSql = "SELECT version, name FROM migrations ORDER BY version";

    // What the migrations make of an empty file, beside what imports write.
    private static readonly (string, int, string)[] Migrated = [("schema", 1, SchemaSql), ("migration", 1, MigrationsSql)];

    /// <summary>Checks a store, which is only read.</summary>
    /// <returns>One sentence for each fault; none when all is well.</returns>
    /// <exception cref="StoreException">The store cannot be read at all.</exception>
    public static IEnumerable<string> Run(Database database)
    {
        var findings = FileFaults(database);
        if (findings.Count > 0)
            return findings;
        using var store = database.OpenConnection();
        RequireKnownSchema(store, database);
        // All of one moment, whatever others write meanwhile.
        store.Execute("BEGIN;");
        try
        {
            return FactFaults(store);
        }
        catch (DbException fault) when (StoreFault.IsDamage(fault))
        {
            // Definitions, or an index of words, that no query can be asked of.
            return [$"file: {fault.Message}"];
        }
        finally
        {
            store.Execute("ROLLBACK;");
        }
    }

    private static List<string> FileFaults(Database database)
    {
        var faults = new List<string>();
        try
        {
            // A new connection: one that has read a full-text index before an import reports the index damaged.
            using var store = database.OpenUnpooled();
            faults.AddRange(store.Query<string>(IntegritySql, buffered: false).Where(line => line != "ok").Select(line => $"file: {line.ReplaceLineEndings(" ")}"));
            faults.AddRange(store.Query("PRAGMA foreign_key_check").Cast<IDictionary<string, object?>>()
                .Select(row => $"reference: row {row["rowid"]} of {row["table"]} points to a row of {row["parent"]} that does not exist"));
        }
        catch (DbException fault) when (StoreFault.IsMalformed(fault))
        {
            // Damage that keeps SQLite from listing the rest.
            faults.Add($"file: {fault.Message}");
        }
        catch (DbException fault)
        {
            throw new StoreException(StoreFault.Explain(fault, database.FilePath)!, fault);
        }

        return faults;
    }

    private static void RequireKnownSchema(DbConnection store, Database database)
    {
        database.RequireOurs(store);
        Migrations.RequireKnown(store);
        if (Migrations.VersionOf(store) is var version && version < Migrations.Latest)
            throw new StoreException($"{database.FilePath} has schema {version}, and this program checks schema {Migrations.Latest}; start it once, or check with the version that wrote it.");
    }

    private static List<string> FactFaults(DbConnection store)
    {
        var folder = StoreFiles.TemporaryFolder();
        try
        {
            using var again = new Database(Path.Combine(folder.FullName, "again.db")).OpenWriter();
            // This copy is thrown away: it need not survive a power cut.
            again.Execute("PRAGMA synchronous=OFF");
            Migrations.Migrate(again, DateTimeOffset.UnixEpoch);
            var faults = ImportAgain(store, again).ToList();
            return faults
                .Concat(store.TallyFaults())
                .Concat(store.RecordFaults())
                .Concat(Migrated.SelectMany(table => StoreDifferences.Of(store, again, table, "migration")))
                .Concat(StoreDump.Tables.SelectMany(table => StoreDifferences.Of(store, again, table, "capture"))).ToList();
        }
        catch (DbException fault) when (StoreFault.IsFull(fault, folder.FullName))
        {
            throw new StoreException(StoreFault.Explain(fault, folder.FullName)!, fault);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static IEnumerable<string> ImportAgain(DbConnection store, DbConnection again)
    {
        // Slugs were given by what was imported together; that is not written down, so they are taken over.
        var slugs = store.Query<SlugRow>(SlugsSql).GroupBy(row => new ToolIdentity(row.Name, row.Tagline).Key).ToDictionary(rows => rows.Key, rows => rows.First().Slug);
        var importer = new Importer(again, TimeProvider.System);
        foreach (var page in store.Query<PageRow>(PagesSql, buffered: false))
        {
            if (ImportAgain(importer, page, slugs) is { } fault)
                yield return $"capture {page.FileName}: {fault}";
        }
    }

    private static string? ImportAgain(Importer importer, PageRow page, Dictionary<string, string> slugs)
    {
        if (page.Content is not byte[] content)
            return page.Content is null ? "its page is missing" : "its page is no compressed page";
        if (!ColumnTypes.TryParseTime(page.ImportedAt, out var importedAt))
            return $"imported_at is {Excerpt.Of(page.ImportedAt)}, which is no time";
        try
        {
            var file = new CaptureFile(page.FileName, ImportWrites.Decompress(content));
            if (file.Sha256 != page.Sha256)
                return "its page is not the one its SHA-256 names";
            importer.Import(file, slugs, importedAt);
            return null;
        }
        catch (Exception fault) when (fault is CaptureRefusedException or InvalidDataException or InvalidOperationException)
        {
            // A damaged page is a finding; the other pages are still to be checked.
            return $"its page cannot be read: {fault.Message}";
        }
    }

    // Without a constructor: of a store without tools SQLite does not tell that these are texts.
    private sealed record SlugRow
    {
        public string Slug { get; init; } = "";

        public string Name { get; init; } = "";

        public string Tagline { get; init; } = "";
    }

    private sealed record PageRow
    {
        public long Id { get; init; }

        public string FileName { get; init; } = "";

        public string Sha256 { get; init; } = "";

        // As stored, whatever that is: a check may not fail on what it looks for.
        public string ImportedAt { get; init; } = "";

        public object? Content { get; init; }
    }
}
