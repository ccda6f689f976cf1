using System.Data.Common;
using Dapper;
using ToolVerdicts.Captures.Reading;
using ToolVerdicts.Importing;
using ToolVerdicts.Search;
using ToolVerdicts.Store;
using ToolVerdicts.Text;
using ToolVerdicts.Web.Settings;

namespace ToolVerdicts.Load;

/// <summary>
/// Imports seeds that were damaged at random. Each must be imported or refused as a whole within a limit of processor time. The same count
/// always gives the same captures.
/// </summary>
public static class MutatedCaptures
{
    /// <summary>The verb, followed by the number of captures.</summary>
    public const string Verb = "mutated-captures";

    /// <summary>The verb for captures in other containers than text.</summary>
    public const string ContainerVerb = "mutated-containers";

    /// <summary>The most memory that reading one capture may allocate, in bytes.</summary>
    public const long MostMemory = 256L * 1024 * 1024;

    private const int PerStore = 500;
    private const int Seed = 20_261_121;

    /// <summary>The limit of processor time for one capture.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(2.5);

    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    // Each query counts rows that only a partial import leaves.
    private static readonly string[] PartialImportQueries =
    [
        "SELECT COUNT(*) FROM captures c WHERE (SELECT COUNT(*) FROM capture_tools t WHERE t.capture_id = c.id) < 2",
        "SELECT COUNT(*) FROM captures c WHERE NOT EXISTS (SELECT 1 FROM capture_pages p WHERE p.capture_id = c.id)",
        "SELECT COUNT(*) FROM tools t WHERE NOT EXISTS (SELECT 1 FROM capture_tools s WHERE s.tool_id = t.id)",
        "SELECT COUNT(*) FROM reviews r WHERE NOT EXISTS (SELECT 1 FROM capture_reviews s WHERE s.review_id = r.id)",
        "SELECT COUNT(*) FROM revisions v WHERE NOT EXISTS (SELECT 1 FROM sightings s WHERE s.revision_id = v.id)",
        "SELECT COUNT(*) FROM captures c WHERE NOT EXISTS (SELECT 1 FROM sightings s WHERE s.capture_id = c.id)",
        "SELECT COUNT(*) FROM revisions v WHERE (SELECT COUNT(*) FROM changes x WHERE x.revision_id = v.id) < 2",
        "SELECT COUNT(*) FROM tools t WHERE (SELECT COUNT(*) FROM listings l WHERE l.tool_id = t.id AND l.until IS NULL) <> 1",
        "SELECT COUNT(*) FROM pragma_foreign_key_check",
    ];

    // Marks of a container that was taken for text, each with what stands before it.
    private const string ContainerMarksSql =
        """
        SELECT substr(t.text, MAX(1, instr(t.text, m.mark) - 40)) FROM
          (SELECT text FROM reviews UNION ALL SELECT description FROM tools UNION ALL SELECT name FROM tools UNION ALL
           SELECT tagline FROM tools) t
        JOIN (SELECT '=E2=80' AS mark UNION ALL SELECT 'Content-T' UNION ALL SELECT '$RC(' UNION ALL SELECT '<template'
              UNION ALL SELECT '</section>') m
          ON instr(t.text, m.mark) > 0
        """;

    /// <summary>Imports damaged captures and prints how many were imported and refused.</summary>
    /// <returns>The exit code: 0, or 1 when a capture was imported in part or took too long.</returns>
    /// <param name="areContainers">True for pages in the forms in which browsers and readers save them, false for text.</param>
    public static int Run(int count, bool areContainers = false)
    {
        var outcome = Import(count, areContainers);
        var faults = outcome.Faults.Count == 0 ? "none was imported in part." : string.Join('\n', outcome.Faults);
        Console.WriteLine(
            $"{count} mutated captures: {outcome.Accepted} imported, {outcome.Refused} refused, "
            + $"the slowest took {outcome.Slowest.TotalMilliseconds:F0} ms of processor time, "
            + $"the largest {outcome.Largest / 1024 / 1024} MB; {faults}");
        return outcome.Faults.Count == 0 && outcome.Slowest < Longest && outcome.Largest < MostMemory ? 0 : 1;
    }

    /// <summary>Imports damaged captures into temporary stores.</summary>
    /// <param name="count">The number of captures.</param>
    /// <exception cref="Exception">The import of a capture failed other than by a refusal.</exception>
    /// <param name="areContainers">True for pages in the forms in which browsers and readers save them, false for text.</param>
    public static MutationOutcome Import(int count, bool areContainers = false)
    {
        var seeds = Directory.GetFiles(Path.Combine(SiteOptions.Home, "seeds"), "*.txt").Order(StringComparer.Ordinal)
            .Select(CaptureFile.Read).ToList();
        var sources = areContainers ? seeds.SelectMany(SavedPages.ListForms).ToList() : seeds.ConvertAll(seed => seed.Content);
        var outcome = new MutationOutcome(0, 0, TimeSpan.Zero, 0, []);
        for (var first = 0; first < count; first += PerStore)
            outcome = ImportSome(sources, first, Math.Min(PerStore, count - first), outcome);
        return outcome;
    }

    private static MutationOutcome ImportSome(List<byte[]> sources, int first, int count, MutationOutcome before)
    {
        var folder = Directory.CreateTempSubdirectory("toolverdicts-mutated-");
        try
        {
            using var store = new Database(Path.Combine(folder.FullName, "store.db")).OpenWriter();
            // Without flushes, a run of thousands of imports does not wait for the disk.
            store.Execute("PRAGMA synchronous=OFF");
            Migrations.Migrate(store, Noon);
            var importer = new Importer(store, TimeProvider.System);
            foreach (var number in Enumerable.Range(first, count))
            {
                var file = new CaptureFile($"mutated-{number}.txt", Mutation.Of(sources, new Random(Seed + number)));
                var (started, allocated) = (ThreadTime.Now, GC.GetAllocatedBytesForCurrentThread());
                var isAccepted = IsAccepted(importer, file);
                var (taken, memory) = (ThreadTime.Now - started, GC.GetAllocatedBytesForCurrentThread() - allocated);
                before = before with
                {
                    Accepted = before.Accepted + (isAccepted ? 1 : 0),
                    Refused = before.Refused + (isAccepted ? 0 : 1),
                    Slowest = taken > before.Slowest ? taken : before.Slowest,
                    Largest = Math.Max(memory, before.Largest),
                };
            }

            return before with { Faults = [.. before.Faults, .. FaultsOf(store)] };
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static bool IsAccepted(Importer importer, CaptureFile file)
    {
        try
        {
            importer.Import(file, new Dictionary<string, Slug>(), seen: null, Noon);
            return true;
        }
        catch (CaptureRefusedException refusal)
        {
            return refusal.Message.Contains('\n', StringComparison.Ordinal)
                ? throw new InvalidDataException($"{file.Name} is refused with more than one line: {refusal.Message}", refusal)
                : false;
        }
    }

    private static IEnumerable<string> FaultsOf(DbConnection store) =>
        PartialImportQueries.Where(query => store.ExecuteScalar<long>(query) > 0)
            .Concat(store.Query<string>(ContainerMarksSql).Select(text => $"a text with marks of its container: {Excerpt.Of(text)}"));
}
