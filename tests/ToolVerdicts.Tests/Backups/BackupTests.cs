using Dapper;
using Microsoft.Data.Sqlite;
using ToolVerdicts.Backups;
using ToolVerdicts.Checking;
using ToolVerdicts.Load.Backups;
using ToolVerdicts.Store;
using ToolVerdicts.Tests.Pages;

namespace ToolVerdicts.Tests.Backups;

public sealed class BackupTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 3, 4, 5, TimeSpan.Zero);

    private readonly TempStore _store = TempStore.With(Seeds.Paths);
    private readonly string _backup;

    public BackupTests()
    {
        _backup = Path.Combine(_store.Folder, "backups", "first.db");
        _store.Writer.Execute("INSERT INTO subscribers (key, address, state, choice, asked_at, changed_at) VALUES ('ada@example.org', 'Ada@example.org', 'confirmed', 'everything', 'a', 'b')");
        _store.Writer.Execute("INSERT INTO bookmarks (owner, tool_id, note, day) VALUES (zeroblob(16), 1, 'Try it', '2026-11-21')");
    }

    [Fact]
    public void A_backup_is_one_file_that_only_its_owner_reads_and_that_says_what_it_holds()
    {
        var contents = Backup.Write(_store.Database, _backup, Now);
        (contents.Tools, contents.Captures, contents.Subscribers).ShouldBe((8, 5, 1));
        Directory.GetFiles(Path.GetDirectoryName(_backup)!).ShouldBe([_backup]);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(_backup).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        StoreCheck.Run(new Database(_backup)).ShouldBeEmpty();

        Should.Throw<StoreException>(() => Backup.Write(_store.Database, _backup, Now)).Message.ShouldContain("exists already");
    }

    [Fact]
    public async Task What_others_write_meanwhile_is_in_a_backup_whole_or_not_at_all()
    {
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(() =>
        {
            using var writer = _store.Database.OpenWriter();
            for (var i = 0; !stop.IsCancellationRequested; i++)
            {
                writer.InTransaction(() =>
                {
                    writer.Execute("INSERT INTO bookmarks (owner, tool_id, day) VALUES (@owner, 1, '2026-11-21')", new { owner = BitConverter.GetBytes((Int128)(i + 1)) });
                    return writer.Execute("INSERT INTO bookmarks (owner, tool_id, day) VALUES (@owner, 2, '2026-11-21')", new { owner = BitConverter.GetBytes((Int128)(i + 1)) });
                });
            }
        });
        for (var i = 0; i < 5; i++)
        {
            var path = Path.Combine(_store.Folder, $"{i}.db");
            Backup.Write(_store.Database, path, Now);
            using var copy = new Database(path).OpenConnection();
            copy.Query<long>("SELECT COUNT(*) FROM bookmarks WHERE owner <> zeroblob(16) GROUP BY owner HAVING COUNT(*) <> 2").ShouldBeEmpty();
        }

        await stop.CancelAsync();
        await writing;
    }

    [Fact]
    public void A_restored_store_holds_what_the_backup_does_and_the_former_one_is_kept()
    {
        var contents = Backup.Write(_store.Database, _backup, Now);
        var before = Content();
        _store.Writer.Execute("DELETE FROM bookmarks");
        Release();
        var (restored, former) = Restoring.Restore(_backup, _store.Database, Now);
        restored.ShouldBe(contents);
        Content().ShouldBe(before);
        former.ShouldBe($"{_store.Database.FilePath}.before-restore-20261122T030405Z");
        using (var old = new Database(former!).OpenConnection())
            old.ExecuteScalar<long>("SELECT COUNT(*) FROM bookmarks").ShouldBe(0);
        StoreCheck.Run(_store.Database).ShouldBeEmpty();
    }

    [Fact]
    public void A_store_that_is_gone_or_is_no_store_any_more_is_restored_too()
    {
        Backup.Write(_store.Database, _backup, Now);
        var before = Content();
        Release();
        File.Delete(_store.Database.FilePath);
        Restoring.Restore(_backup, _store.Database, Now).Former.ShouldBeNull();
        Content().ShouldBe(before);

        _store.Database.CloseReaders();
        File.WriteAllBytes(_store.Database.FilePath, new byte[9_000]);
        File.WriteAllText($"{_store.Database.FilePath}-wal", "a log that belongs to nothing");
        var (_, former) = Restoring.Restore(_backup, _store.Database, Now);
        Content().ShouldBe(before);
        File.ReadAllText($"{former}-wal").ShouldBe("a log that belongs to nothing");
    }

    [Fact(Skip = "Backups are not verified by a hash yet.")]
    public void A_damaged_backup_is_refused_wherever_the_damage_is_and_the_store_stays()
    {
        var chance = new Random(20_261_122);
        Backup.Write(_store.Database, _backup, Now);
        Release();
        var (whole, store) = (File.ReadAllBytes(_backup), File.ReadAllBytes(_store.Database.FilePath));
        var refused = 0;
        for (var i = 0; i < 24; i++)
        {
            var damaged = whole.ToArray();
            damaged[chance.Next(100, damaged.Length)] ^= (byte)(1 << chance.Next(8));
            File.WriteAllBytes(_backup, damaged);
            if (HoldsTheSame(_backup, whole))
                continue;
            Should.Throw<StoreException>(() => Restoring.Restore(_backup, _store.Database, Now), $"damage {i}").Message.ShouldContain("is damaged");
            File.ReadAllBytes(_store.Database.FilePath).ShouldBe(store);
            refused++;
        }

        refused.ShouldBeGreaterThan(5);
        Directory.GetFiles(_store.Folder).Select(Path.GetFileName).ShouldBe(["store.db", "store.db.lock"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("absent", "is no file that the backup verb has written")]
    [InlineData("text", "is no file that the backup verb has written")]
    [InlineData("newer backup", "was written by a newer version")]
    [InlineData("served", "Another process already serves")]
    [InlineData("newer store", "was written by a newer version")]
    [InlineData("itself", "is the store itself")]
    [InlineData("open elsewhere", "is in use by another program")]
    public void What_cannot_be_restored_is_told_in_a_sentence_and_changes_nothing(string what, string sentence)
    {
        Backup.Write(_store.Database, _backup, Now);
        if (what == "newer store")
            _store.Writer.Execute("INSERT INTO migrations (version, name, applied_at) VALUES (9999, '9999_x.sql', 'y')");
        Release();
        if (what == "absent")
            File.Delete(_backup);
        else if (what == "text")
            File.WriteAllText(_backup, "SQLite format 3\0 is how it begins");
        else if (what == "newer backup")
            AgeBy(_backup);
        var store = File.ReadAllBytes(_store.Database.FilePath);
        using var other = what == "open elsewhere" ? _store.Database.OpenWriter() : null;
        using var serving = what == "served" ? StoreLock.Take(_store.Database) : null;
        Should.Throw<StoreException>(() => Restoring.Restore(what == "itself" ? _store.Database.FilePath : _backup, _store.Database, Now)).Message.ShouldContain(sentence);
        File.ReadAllBytes(_store.Database.FilePath).ShouldBe(store);
    }

    [Fact]
    public void A_link_to_a_store_is_that_store()
    {
        Backup.Write(_store.Database, _backup, Now);
        var link = Path.Combine(_store.Folder, "link.db");
        File.CreateSymbolicLink(link, _store.Database.FilePath);
        using (StoreLock.Take(_store.Database))
        {
            Should.Throw<StoreException>(() => StoreLock.Take(new Database(link))).Message.ShouldContain("Another process already serves");
            Should.Throw<StoreException>(() => Restoring.Restore(_backup, new Database(link), Now)).Message.ShouldContain("Another process already serves");
        }

        Release();
        Restoring.Restore(_backup, new Database(link), Now).Former.ShouldStartWith(_store.Database.FilePath);
        new FileInfo(link).LinkTarget.ShouldBe(_store.Database.FilePath);
    }

    [Fact(Skip = "Restoring does not tell a backup from a store yet.")]
    public void A_refused_restore_leaves_nothing_where_there_was_no_store()
    {
        var absent = new Database(Path.Combine(_store.Folder, "absent.db"));
        Release();
        var before = Directory.GetFiles(_store.Folder);
        Should.Throw<StoreException>(() => Restoring.Restore(_store.Database.FilePath, absent, Now)).Message.ShouldContain("no file that the backup verb has written");
        Directory.GetFiles(_store.Folder).Except(before).ShouldBe([absent.FilePath + ".lock"]);
        Restoring.RequireFinished(absent);

        // Where the former store is away, something is still to come.
        File.WriteAllText(absent.FilePath + Restoring.Unfinished, "the beginning of a copy");
        Should.Throw<StoreException>(() => Restoring.Restore(_store.Database.FilePath, absent, Now));
        Should.Throw<StoreException>(() => Restoring.RequireFinished(absent)).Message.ShouldContain("restore again");
    }

    [Fact]
    public void What_another_program_keeps_there_is_not_replaced()
    {
        Backup.Write(_store.Database, _backup, Now);
        var foreign = new Database(Path.Combine(_store.Folder, "notes.db"));
        using (var other = new SqliteConnection($"Data Source={foreign.FilePath};Pooling=False"))
            other.Execute("CREATE TABLE notes (text TEXT)");
        var before = File.ReadAllBytes(foreign.FilePath);
        Should.Throw<StoreException>(() => Restoring.Restore(_backup, foreign, Now)).Message.ShouldContain("is a database of another program");
        File.ReadAllBytes(foreign.FilePath).ShouldBe(before);
        File.Exists(foreign.FilePath + Restoring.Unfinished).ShouldBeFalse();
    }

    [Fact]
    public void A_newer_store_that_was_killed_while_all_of_it_stood_in_its_log_is_not_replaced()
    {
        Backup.Write(_store.Database, _backup, Now);
        var killed = new Database(Path.Combine(_store.Folder, "killed.db"));
        var young = new Database(Path.Combine(_store.Folder, "young.db"));
        using (var store = young.OpenWriter())
        {
            Migrations.Migrate(store, Now);
            store.Execute("INSERT INTO migrations (version, name, applied_at) VALUES (9999, '9999_x.sql', 'y')");
            foreach (var part in new[] { "", "-wal" })
                File.Copy(young.FilePath + part, killed.FilePath + part);
        }

        Should.Throw<StoreException>(() => Restoring.Restore(_backup, killed, Now)).Message.ShouldContain("was written by a newer version");
    }

    [Fact]
    public void A_backup_replaces_nothing_that_stands_where_it_is_written()
    {
        foreach (var part in new[] { "", "-wal", "-shm" })
        {
            var kept = $"{_backup}{Backup.Unfinished}{part}";
            Directory.CreateDirectory(Path.GetDirectoryName(kept)!);
            File.WriteAllText(kept, "kept");
            Should.Throw<StoreException>(() => Backup.Write(_store.Database, _backup, Now)).Message.ShouldStartWith($"{kept} exists");
            File.ReadAllText(kept).ShouldBe("kept");
            File.Delete(kept);
        }
    }

    [Fact]
    public void A_store_that_only_looks_newer_is_damaged_and_can_be_restored()
    {
        Backup.Write(_store.Database, _backup, Now);
        _store.Writer.Execute("UPDATE migrations SET version = 4112 WHERE version = 1");
        Release();
        var fault = Should.Throw<StoreException>(() => _store.Database.RequireWhole());
        fault.Message.ShouldContain("is damaged (a row of migrations is not what was written)");
        fault.IsDamage.ShouldBeTrue();
        Should.Throw<StoreException>(() => StoreCheck.Run(_store.Database)).IsDamage.ShouldBeTrue();
        _store.Database.CloseReaders();
        Restoring.Restore(_backup, _store.Database, Now).Former.ShouldNotBeNull();
        _store.Database.RequireWhole();
    }

    [Fact]
    public void Statistics_that_an_operator_had_taken_are_no_damage()
    {
        _store.Writer.Execute("ANALYZE;");
        _store.Database.RequireWhole();
        StoreCheck.Run(_store.Database).ShouldBeEmpty();
    }

    [Fact]
    public void A_restore_that_was_cut_off_is_told_at_the_start()
    {
        Release();
        Restoring.RequireFinished(_store.Database);
        File.Move(_store.Database.FilePath, _store.Database.FilePath + Restoring.Unfinished);
        Should.Throw<StoreException>(() => Restoring.RequireFinished(_store.Database)).Message.ShouldContain("a restore was cut off; restore again");
    }

    [Fact]
    public void The_latest_backups_stay_and_of_each_day_the_last()
    {
        var made = Enumerable.Range(0, 24 * 20).Select(hour => BackupRetention.NameOf(Now.AddHours(-hour))).ToList();
        var expired = new BackupRetention(Latest: 24, Days: 14).Expired([.. made, "notes.txt", "toolverdicts-latest.db", "toolverdicts-20261101T000000Z.db.partial"]);
        var kept = made.Except(expired).ToList();
        kept.Take(24).ShouldBe(made.Take(24));
        kept.Skip(24).Select(name => BackupRetention.MadeAt(name)!.Value).ShouldBe(Enumerable.Range(2, 12).Select(day => Now.Date.AddDays(-day).AddHours(23).AddMinutes(4).AddSeconds(5)).Select(time => new DateTimeOffset(time, TimeSpan.Zero)));
        expired.ShouldAllBe(name => BackupRetention.MadeAt(name) != null);
        new BackupRetention(1, 0).Expired(made[..1]).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_site_with_a_folder_for_backups_fills_it_by_itself()
    {
        var folder = Path.Combine(_store.Folder, "hourly");
        Directory.CreateDirectory(folder);
        var unfinished = Path.Combine(folder, $"{BackupRetention.NameOf(Now)}{Backup.Unfinished}");
        string[] cutOff = [unfinished, $"{unfinished}-wal", $"{unfinished}-shm"];
        Array.ForEach(cutOff, path => File.WriteAllText(path, "cut off"));
        await using var site = await SiteHost.OverAsync(TempStore.With(Seeds.PathOf(0)), $"--Backup:Folder={folder}");
        await Wait.UntilAsync(() => BackupRetention.List(folder).Count == 1, "the first backup");
        cutOff.ShouldAllBe(path => !File.Exists(path));
        Restoring.Restore(BackupRetention.List(folder)[0], new Database(Path.Combine(folder, "restored.db")), Now).Contents.Captures.ShouldBe(1);
    }

    public void Dispose() => _store.Dispose();

    private static void AgeBy(string backup)
    {
        using var store = new Database(backup).OpenWriter();
        store.Execute("INSERT INTO migrations (version, name, applied_at) VALUES (9999, '9999_x.sql', 'y')");
        store.Execute("PRAGMA journal_mode=DELETE");
    }

    private static bool HoldsTheSame(string path, byte[] whole)
    {
        var other = path + ".whole";
        File.WriteAllBytes(other, whole);
        try
        {
            using var one = new Database(path).OpenConnection();
            using var two = new Database(other).OpenConnection();
            return TableContents.Hash(one) == TableContents.Hash(two);
        }
        catch (Microsoft.Data.Sqlite.SqliteException)
        {
            return false;
        }
        finally
        {
            File.Delete(other);
        }
    }

    private string Content()
    {
        using var store = _store.Database.OpenConnection();
        return TableContents.Hash(store);
    }

    private void Release()
    {
        _store.Writer.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        _store.Writer.Dispose();
        _store.Database.CloseReaders();
    }
}
