using System.Data.Common;
using Dapper;
using ToolVerdicts.Checking;
using ToolVerdicts.Importing;
using ToolVerdicts.Load;
using ToolVerdicts.Store;

namespace ToolVerdicts.Tests.Importing;

public sealed class ConcurrentImportTests : IDisposable
{
    private const int Captures = 60;

    private readonly TempStore _store = new();
    private readonly string _captures;

    public ConcurrentImportTests()
    {
        _captures = Path.Combine(_store.Folder, "captures");
        Directory.CreateDirectory(_captures);
        CaptureGenerator.Write(_captures, Captures);
    }

    [Fact]
    public async Task Concurrent_imports_import_each_capture_once_and_refuse_none()
    {
        const int Importers = 3;
        using var barrier = new Barrier(Importers);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, Importers).Select(_ => OnItsOwnThread(() =>
        {
            using var store = _store.Database.OpenWriter();
            // Each importer waits after every capture until all have imported it.
            return Import(store, 1, barrier);
        })));
        outcomes.SelectMany(all => all).ShouldAllBe(outcome => outcome.Refusal == null);
        outcomes.Sum(all => all.Count(outcome => outcome.Imported is not null)).ShouldBe(Captures);
        StoreCheck.Run(_store.Database).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_check_during_an_import_sees_one_consistent_state()
    {
        const int Parts = 4;
        using var barrier = new Barrier(2);
        var importing = OnItsOwnThread(() => Import(_store.Writer, Captures / Parts, barrier));
        for (var i = 0; i < Parts; i++)
        {
            // Every check but the last starts at the same time as the next part of the import.
            Meet(barrier);
            StoreCheck.Run(_store.Database).ShouldBeEmpty();
        }

        (await importing).ShouldAllBe(outcome => outcome.Refusal == null);
    }

    [Fact]
    public void A_store_that_a_newer_version_has_migrated_takes_no_more_captures()
    {
        var importer = new Importer(_store.Writer, new FakeTimeProvider(TempStore.Noon));
        importer.Import(Seeds.Paths.Take(1)).ToList().ShouldAllBe(outcome => outcome.Imported != null);
        _store.Writer.Execute("INSERT INTO migrations (version, name, applied_at) VALUES (9999, '9999_x.sql', 'y')");
        Should.Throw<StoreException>(() => importer.Import(Seeds.Paths).ToList())
            .Message.ShouldContain("it was written by a newer version");
        _store.Writer.ExecuteScalar<long>("SELECT COUNT(*) FROM captures").ShouldBe(1);
    }

    public void Dispose() => _store.Dispose();

    private static void Meet(Barrier barrier) =>
        barrier.SignalAndWait(TimeSpan.FromMinutes(2)).ShouldBeTrue("another participant did not reach the barrier");

    private static Task<T> OnItsOwnThread<T>(Func<T> work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    // Waits at the barrier after every part, given as a number of captures.
    private List<ImportOutcome> Import(DbConnection store, int part, Barrier barrier)
    {
        var outcomes = new List<ImportOutcome>();
        try
        {
            foreach (var outcome in new Importer(store, new FakeTimeProvider(TempStore.Noon)).Import(Directory.GetFiles(_captures)))
            {
                outcomes.Add(outcome);
                if (outcomes.Count % part == 0)
                    Meet(barrier);
            }

            return outcomes;
        }
        finally
        {
            barrier.RemoveParticipant();
        }
    }
}
