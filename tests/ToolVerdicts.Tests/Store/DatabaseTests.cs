using Dapper;
using Microsoft.Data.Sqlite;
using ToolVerdicts.Store;

namespace ToolVerdicts.Tests.Store;

public sealed class DatabaseTests : IDisposable
{
    private readonly TempStore _store = new();

    [Fact]
    public void A_statement_that_is_run_with_too_few_or_unknown_parameters_is_refused()
    {
        using var store = new TempStore();
        const string Sql = "UPDATE tools SET votes_ship = @ship WHERE slug = @slug";
        store.Writer.Run(Sql, ("@ship", 1L), ("@slug", "a")).ShouldBe(0);
        Should.Throw<ArgumentException>(() => store.Writer.Run(Sql, ("@ship", 1L)));
        Should.Throw<SqliteException>(() => store.Writer.Run(Sql, ("@ship", 1L), ("@name", "a")));
    }

    [Fact]
    public void Every_connection_is_set_up_as_promised()
    {
        using var reader = _store.Database.OpenConnection();
        foreach (var connection in new[] { _store.Writer, reader })
        {
            connection.ExecuteScalar<string>("PRAGMA journal_mode").ShouldBe("wal");
            connection.ExecuteScalar<long>("PRAGMA synchronous").ShouldBe(2);
            connection.ExecuteScalar<long>("PRAGMA foreign_keys").ShouldBe(1);
            connection.ExecuteScalar<long>("PRAGMA trusted_schema").ShouldBe(0);
            connection.ExecuteScalar<long>("PRAGMA mmap_size").ShouldBe(0);
            connection.ExecuteScalar<long>("PRAGMA busy_timeout").ShouldBe(5000);
        }
    }

    [Fact]
    public void Readers_cannot_write()
    {
        using var reader = _store.Database.OpenConnection();
        Should.Throw<SqliteException>(() =>
            reader.Execute("DELETE FROM reviewers")).SqliteErrorCode.ShouldBe(SQLitePCL.raw.SQLITE_READONLY);
    }

    [Fact]
    public void The_bundled_SQLite_is_in_use()
    {
        Version.Parse(Database.SqliteVersion).ShouldBeGreaterThanOrEqualTo(new Version(3, 53));
        _store.Writer.ExecuteScalar<string>("SELECT sqlite_version()").ShouldBe(Database.SqliteVersion);
    }

    [Fact]
    public void A_time_is_stored_as_UTC_text_that_sorts()
    {
        var text = _store.Writer.ExecuteScalar<string>("SELECT @at",
            new { at = new DateTimeOffset(2026, 11, 21, 14, 5, 6, 7, TimeSpan.FromHours(2)) });
        text.ShouldBe("2026-11-21T12:05:06.007Z");
        _store.Writer.ExecuteScalar<DateTimeOffset>("SELECT @text", new { text })
            .ShouldBe(new DateTimeOffset(2026, 11, 21, 12, 5, 6, 7, TimeSpan.Zero));
    }

    [Fact]
    public void Migrating_again_does_nothing() => Migrations.Migrate(_store.Writer, TempStore.Noon).ShouldBe(0);

    [Fact]
    public void A_migration_that_is_interrupted_leaves_nothing_and_runs_again()
    {
        var path = Path.Combine(_store.Folder, "interrupted.db");
        using (var writer = new Database(path).OpenWriter())
        {
            using var transaction = writer.BeginTransaction();
            writer.Execute("CREATE TABLE captures (id INTEGER PRIMARY KEY)");
        }

        using var again = new Database(path).OpenWriter();
        Migrations.Migrate(again, TempStore.Noon).ShouldBe(Migrations.Known.Count);
    }

    [Fact]
    public void Work_that_fails_leaves_nothing_and_says_why_even_when_SQLite_has_rolled_back_already()
    {
        // The limit falls to the pages in use, so that the store is as full as a disk can be.
        _store.Writer.Execute("PRAGMA max_page_count=1");
        var fault = Should.Throw<SqliteException>(() => _store.Writer.InTransaction(() =>
            Enumerable.Range(0, 10_000).Sum(i =>
                _store.Writer.Execute("INSERT INTO reviewers (key, name) VALUES (@key, @name)",
                new { key = $"{i}", name = new string('x', 1000) }))));
        fault.SqliteErrorCode.ShouldBe(SQLitePCL.raw.SQLITE_FULL);
        StoreFault.Explain(fault, "store.db").ShouldBe("The disk that holds store.db is full; make room and start again.");
        _store.Writer.ExecuteScalar<long>("SELECT COUNT(*) FROM reviewers").ShouldBe(4);
    }

    [Fact]
    public void A_folder_for_temporary_files_is_one_in_which_a_file_can_be_made()
    {
        StoreFault.CanHoldFile(_store.Folder).ShouldBeTrue();
        Directory.GetFiles(_store.Folder).ShouldAllBe(file => Path.GetFileName(file).Contains(".db"));
        StoreFault.CanHoldFile(Path.Combine(_store.Folder, "missing")).ShouldBeFalse();
        StoreFault.CanHoldFile("/proc").ShouldBeFalse();
        StoreFault.CanHoldFile(null).ShouldBeFalse();
        StoreFault.Explain(new SqliteException("disk I/O error", SQLitePCL.raw.SQLITE_IOERR), _store.Database.FilePath)!
            .ShouldContain("does not answer");
    }

    [Fact]
    public void A_store_of_a_newer_program_is_refused_and_left_alone()
    {
        _store.Writer.Execute("INSERT INTO migrations (version, name, applied_at) VALUES (99, '0099_later.sql', '')");
        Should.Throw<StoreException>(() => Migrations.Migrate(_store.Writer, TempStore.Noon)).Message.ShouldContain("has schema 99");
    }

    [Theory]
    [InlineData("UPDATE migrations SET version = 4097 WHERE version = 1")]
    [InlineData("UPDATE migrations SET version = 'one' WHERE version = 1")]
    [InlineData("UPDATE migrations SET name = '0002' || substr(name, 5)")]
    public void A_store_that_only_looks_newer_or_older_is_damaged(string damage)
    {
        _store.Writer.Execute(damage);
        Should.Throw<StoreException>(() => _store.Database.RequireWhole()).IsDamage.ShouldBeTrue();
    }

    [Fact]
    public void A_store_from_before_the_first_release_is_refused_and_left_alone_also_where_a_log_was_left()
    {
        _store.Writer.Execute(
            "UPDATE migrations SET name = '0001_captures_and_verdicts.sql' WHERE version = 1; PRAGMA wal_checkpoint(TRUNCATE)");
        var old = Path.Combine(_store.Folder, "old.db");
        File.Copy(_store.Database.FilePath, old);
        ShouldBeRefused();
        _store.Writer.Execute("DELETE FROM reviewers");
        File.Copy($"{_store.Database.FilePath}-wal", $"{old}-wal");
        ShouldBeRefused();

        void ShouldBeRefused()
        {
            var before = Files();
            Should.Throw<StoreException>(() =>
                new Database(old).OpenWriter()).Message.ShouldContain("was written before the first release");
            Files().ShouldBe(before);
        }

        List<(string, string)> Files() =>
            Directory.GetFiles(_store.Folder, "old.db*").Where(path => !path.EndsWith("-shm", StringComparison.Ordinal)).Order()
            .Select(path => (path, Convert.ToHexString(File.ReadAllBytes(path)))).ToList();
    }

    [Fact]
    public void A_database_of_another_program_is_refused_and_left_alone()
    {
        var path = Path.Combine(_store.Folder, "other.db");
        using (var other = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            other.Open();
            other.Execute("CREATE TABLE notes (text TEXT)");
        }

        var before = File.ReadAllBytes(path);
        Should.Throw<StoreException>(() => new Database(path).OpenWriter()).Message.ShouldContain("another program");
        File.ReadAllBytes(path).ShouldBe(before);
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused_and_left_alone()
    {
        var path = _store.Write("These are notes, and they matter to someone.", "notes.db");
        Should.Throw<StoreException>(() => new Database(path).OpenWriter()).Message.ShouldContain("is not a SQLite database");
        File.ReadAllText(path).ShouldBe("These are notes, and they matter to someone.");
    }

    [Fact]
    public void A_store_is_served_by_one_process_at_a_time()
    {
        StoreLock.IsHeld(_store.Database).ShouldBeFalse();
        using (StoreLock.Take(_store.Database))
        {
            StoreLock.IsHeld(_store.Database).ShouldBeTrue();
            Should.Throw<StoreException>(() => StoreLock.Take(_store.Database)).Message.ShouldStartWith("Another process already serves");
        }

        StoreLock.IsHeld(_store.Database).ShouldBeFalse();
    }

    [Fact]
    public async Task A_verb_that_writes_much_shortens_the_log_unless_a_process_serves()
    {
        using var verb = _store.Database.OpenWriter();
        verb.DisableAutoCheckpoint();
        verb.ExecuteScalar<long>("PRAGMA busy_timeout").ShouldBe(60_000);
        verb.Execute("CREATE TABLE much (x BLOB); INSERT INTO much VALUES (zeroblob(20000000))");
        using (StoreLock.Take(_store.Database))
            verb.ShortenLog(_store.Database);
        new FileInfo($"{_store.Database.FilePath}-wal").Length.ShouldBeGreaterThan(20_000_000);
        using (var reader = _store.Database.OpenConnection())
        {
            reader.Execute("BEGIN;");
            reader.ExecuteScalar<long>("SELECT COUNT(*) FROM much");
            verb.Execute("INSERT INTO much VALUES (zeroblob(10))");
            // Nobody waits for a reader: not this verb, and not who wants to serve meanwhile.
            var shortening = Task.Run(() => verb.ShortenLog(_store.Database));
            (await Task.WhenAny(shortening, Task.Delay(TimeSpan.FromSeconds(30)))).ShouldBe(shortening);
            reader.Execute("ROLLBACK;");
        }

        verb.ExecuteScalar<long>("PRAGMA busy_timeout").ShouldBe(60_000);
        verb.ShortenLog(_store.Database);
        new FileInfo($"{_store.Database.FilePath}-wal").Length.ShouldBe(0);
        StoreLock.IsHeld(_store.Database).ShouldBeFalse();
    }

    public void Dispose() => _store.Dispose();
}
