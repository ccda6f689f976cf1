using Dapper;
using ToolVerdicts.Data;
using ToolVerdicts.Importing;
using ToolVerdicts.Load;

namespace ToolVerdicts.Tests.Importing;

public sealed class ConcurrentImportTests : IDisposable
{
    private readonly TempStore _store = new();
    private readonly string _captures;

    public ConcurrentImportTests()
    {
        _captures = Path.Combine(_store.Folder, "captures");
        Directory.CreateDirectory(_captures);
        CaptureGenerator.Write(_captures, 60);
    }

    [Fact]
    public async Task Imports_that_meet_import_each_capture_once_and_refuse_none()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
        {
            using var store = _store.Database.OpenWriter();
            return new Importer(store, new FixedTime(TempStore.Noon)).Import(Directory.GetFiles(_captures).Order()).ToList();
        })));
        outcomes.SelectMany(all => all).ShouldAllBe(outcome => outcome.Refusal == null);
        outcomes.Sum(all => all.Count(outcome => outcome.Plan is not null)).ShouldBe(60);
        outcomes.Count(all => all.Exists(outcome => outcome.Plan is not null)).ShouldBeGreaterThan(1, "they have not met");
        StoreCheck.Run(_store.Database).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_check_beside_an_import_sees_one_moment()
    {
        var importing = Task.Run(() => new Importer(_store.Writer, new FixedTime(TempStore.Noon)).Import(Directory.GetFiles(_captures).Order()).ToList());
        var checks = 0;
        do
        {
            StoreCheck.Run(_store.Database).ShouldBeEmpty();
            checks++;
        }
        while (!importing.IsCompleted);
        (await importing).ShouldAllBe(outcome => outcome.Refusal == null);
        checks.ShouldBeGreaterThan(1, "the import was over too soon");
    }

    [Fact]
    public void A_store_that_a_newer_program_has_migrated_meanwhile_takes_no_more_captures()
    {
        var importer = new Importer(_store.Writer, new FixedTime(TempStore.Noon));
        importer.Import(Seeds.Paths.Take(1)).ToList().ShouldAllBe(outcome => outcome.Plan != null);
        _store.Writer.Execute("INSERT INTO migrations (version, name, applied_at) VALUES (9999, 'x', 'y')");
        Should.Throw<StoreException>(() => importer.Import(Seeds.Paths).ToList()).Message.ShouldContain("it was written by a newer version");
        _store.Writer.ExecuteScalar<long>("SELECT COUNT(*) FROM captures").ShouldBe(1);
    }

    public void Dispose() => _store.Dispose();
}
