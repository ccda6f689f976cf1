using Dapper;
using ToolVerdicts.Load.Faults;
using ToolVerdicts.Store;

namespace ToolVerdicts.Tests.Store;

public sealed class StoreOpeningTests : IDisposable
{
    private static readonly IReadOnlyList<Migration> Newer = [.. Migrations.Known, .. LaterMigrations.All];

    private readonly TempStore _store = TempStore.With(Seeds.PathOf(0));

    [Fact]
    public void Work_beside_a_server_migrates_a_store_unless_a_process_of_an_older_version_serves_it()
    {
        using (StoreLock.Take(_store.Database))
        {
            using (_store.Database.OpenBeside(TempStore.Noon))
            {
                // Of the same version.
            }

            Should.Throw<StoreException>(() =>
                _store.Database.OpenBeside(TempStore.Noon, Newer)).Message.ShouldContain("is served by an older version");
            Migrations.VersionOf(_store.Writer).ShouldBe(Migrations.Latest);
        }

        using (_store.Database.OpenBeside(TempStore.Noon, Newer))
            Migrations.VersionOf(_store.Writer).ShouldBe(Newer[^1].Version);
        Should.Throw<StoreException>(() =>
            _store.Database.OpenBeside(TempStore.Noon)).Message.ShouldContain("was written by a newer version");
        Should.Throw<StoreException>(() =>
            _store.Database.OpenToImport(TempStore.Noon)).Message.ShouldContain("was written by a newer version");
        Should.Throw<StoreException>(() =>
            _store.Database.OpenToServe(TempStore.Noon)).Message.ShouldContain("was written by a newer version");
        StoreLock.IsHeld(_store.Database).ShouldBeFalse();
    }

    [Fact]
    public void A_store_is_created_to_serve_it_or_to_import_into_it_and_not_otherwise()
    {
        var absent = new Database(Path.Combine(_store.Folder, "absent.db"));
        Should.Throw<StoreException>(() => absent.OpenBeside(TempStore.Noon)).Message.ShouldContain("does not exist");
        File.Exists(absent.FilePath).ShouldBeFalse();
        using (absent.OpenToImport(TempStore.Noon))
            File.Exists(absent.FilePath).ShouldBeTrue();
        using var served = new Database(Path.Combine(_store.Folder, "served.db")).OpenToServe(TempStore.Noon);
        (served.Migrated, served.IsInspected).ShouldBe((Migrations.Known.Count, true));
    }

    public void Dispose() => _store.Dispose();
}
