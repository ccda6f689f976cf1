using System.Collections.Concurrent;
using System.Data.Common;
using ToolVerdicts.Facts;
using ToolVerdicts.Importing;
using ToolVerdicts.Load;
using ToolVerdicts.Store;

namespace ToolVerdicts.Tests;

/// <summary>A migrated store in a temporary folder, which is deleted on dispose.</summary>
internal sealed class TempStore : IDisposable
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The usual limits of age, on the day of <see cref="Noon"/>.</summary>
    public static readonly Freshness Fresh = new(FactAges.Usual, new DateOnly(2026, 11, 21));

    // The content of an empty store, and of stores with seeds by the seeds' paths. Migrating and importing take longer than most tests,
    // so each is done once.
    private static readonly Lazy<byte[]> Empty = new(() => Bytes(store => Migrations.Migrate(store, Noon)));
    private static readonly ConcurrentDictionary<string, Lazy<byte[]>> Filled = new(StringComparer.Ordinal);

    public TempStore()
        : this(Directory.CreateTempSubdirectory("toolverdicts-tests-").FullName)
    {
    }

    /// <summary>An empty store in an existing folder. Dispose deletes the folder.</summary>
    public TempStore(string folder)
        : this(folder, Empty.Value)
    {
    }

    private TempStore(string folder, byte[] content)
    {
        Folder = folder;
        Database = new Database(Path.Combine(Folder, "store.db"));
        File.WriteAllBytes(Database.FilePath, content);
        Writer = Database.OpenWriter();
    }

    public string Folder { get; }

    public Database Database { get; }

    public DbConnection Writer { get; }

    /// <summary>A store with captures that were imported in one run.</summary>
    public static TempStore With(params IEnumerable<string> paths)
    {
        var captures = paths.ToList();
        var content = captures.TrueForAll(Seeds.Paths.Contains)
            ? Filled.GetOrAdd(string.Join('\n', captures), _ => new(() => Fill(captures))).Value
            : Fill(captures);
        return new TempStore(Directory.CreateTempSubdirectory("toolverdicts-tests-").FullName, content);
    }

    public List<ImportOutcome> Import(params IEnumerable<string> paths) => Import(paths, seen: null);

    /// <param name="seen">The day on which the pages were seen; null for the date of each page.</param>
    /// <param name="rules">The rules of the import; null for the usual ones.</param>
    public List<ImportOutcome> Import(IEnumerable<string> paths, DateOnly? seen, ImportRules? rules = null) =>
        new Importer(Writer, new FakeTimeProvider(Noon)).Import(paths, seen, rules: rules).ToList();

    /// <summary>Writes text to a capture file of this name and imports the file.</summary>
    /// <param name="seen">The day on which the page was seen; null for the date of the page.</param>
    /// <param name="isNew">True to add tools of their own where the page may show known ones.</param>
    public ImportOutcome ImportText(string text, string name = "capture.txt", DateOnly? seen = null, bool isNew = false) =>
        Import([Write(text, name)], seen, new ImportRules(isNew))[0];

    public string Write(string text, string name)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    public string Dump() => string.Join('\n', StoreDump.Of(Writer));

    public void Dispose()
    {
        Writer.Dispose();
        Database.CloseReaders();
        Directory.Delete(Folder, recursive: true);
    }

    private static byte[] Fill(IReadOnlyList<string> captures) => Bytes(store =>
    {
        Migrations.Migrate(store, Noon);
        new Importer(store, new FakeTimeProvider(Noon)).Import(captures).ShouldAllBe(outcome => outcome.Refusal == null);
    });

    private static byte[] Bytes(Action<DbConnection> write)
    {
        var folder = Directory.CreateTempSubdirectory("toolverdicts-tests-");
        try
        {
            var path = Path.Combine(folder.FullName, "store.db");
            using (var store = new Database(path).OpenWriter())
                write(store);
            return File.ReadAllBytes(path);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
