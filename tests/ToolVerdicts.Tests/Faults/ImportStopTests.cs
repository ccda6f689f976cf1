using System.Data.Common;
using Dapper;
using ToolVerdicts.Checking;
using ToolVerdicts.Importing;
using ToolVerdicts.Load.Faults;
using ToolVerdicts.Store;
using ToolVerdicts.Tests.Facts;

namespace ToolVerdicts.Tests.Faults;

/// <summary>The files that the system has at a statement are those that <c>kill -9</c> leaves.</summary>
public sealed class ImportStopTests : IDisposable
{
    private readonly TempStore _store = TempStore.With(Seeds.PathOf(2), Seeds.PathOf(0));

    [Fact]
    public void An_import_that_ends_at_any_statement_leaves_the_store_of_before_or_after()
    {
        var path = _store.Database.FilePath;
        var before = Dump(path);
        var images = MigrationStops.StopEverywhere(path, store => Import(store, ContradictingCaptures.WithSkip));
        images.Count.ShouldBeGreaterThan(60);
        var after = Dump(path);
        after.ShouldNotBe(before);
        images.Distinct().Select(Dump).ShouldAllBe(dump => dump == before || dump == after);
        StoreCheck.Run(_store.Database).ShouldBeEmpty();
    }

    [Fact]
    public void The_same_run_finds_out_an_import_in_two_transactions()
    {
        var path = _store.Database.FilePath;
        var before = Dump(path);
        var images = MigrationStops.StopEverywhere(path, store =>
        {
            Import(store, ContradictingCaptures.WithPriceAndScore);
            Import(store, ContradictingCaptures.WithSkip);
        });
        var after = Dump(path);
        images.Distinct().Select(Dump).ShouldContain(dump => dump != before && dump != after);
    }

    public void Dispose() => _store.Dispose();

    private void Import(DbConnection store, string text) =>
        new Importer(store, new FakeTimeProvider(TempStore.Noon)).Import([_store.Write(text, "later.txt")], new DateOnly(2026, 11, 20))
            .ShouldAllBe(outcome => outcome.Imported != null);

    private static string Dump(string path)
    {
        using var store = new Database(path).OpenWriter();
        var changes = store.Query<string>("SELECT id || ' ' || fact || ' ' || COALESCE(after, '') FROM changes ORDER BY id");
        return string.Join('\n', StoreDump.Of(store).Concat(changes));
    }
}
