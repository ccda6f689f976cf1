using System.Security.Cryptography;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using ToolVerdicts.Backups;
using ToolVerdicts.Checking;
using ToolVerdicts.Load.Backups;
using ToolVerdicts.Newsletter.Subscribers;
using ToolVerdicts.Store;
using ToolVerdicts.Tests.Newsletter;
using ToolVerdicts.Tests.Newsletter.Mail;
using ToolVerdicts.Tests.Pages;
using ToolVerdicts.Visitors;
using ToolVerdicts.Web.Settings;

namespace ToolVerdicts.Tests.Backups;

public sealed class BackupTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 3, 4, 5, TimeSpan.Zero);

    private readonly TempStore _store = TempStore.With(Seeds.Paths);
    private readonly string _backup;

    public BackupTests()
    {
        _backup = Path.Combine(_store.Folder, "backups", "first.db");
        _store.Writer
            .Execute("INSERT INTO subscribers (key, address, state, choice, asked_at, changed_at) VALUES ('ada@example.org', "
                + "'Ada@example.org', 'confirmed', 'everything', 'a', 'b')");
        _store.Writer.Execute("INSERT INTO bookmarks (owner, tool_id, note, day) VALUES (zeroblob(16), 1, 'Try it', '2026-11-21')");
    }

    [Fact]
    public void A_backup_is_one_file_and_its_hash_which_only_their_owner_reads()
    {
        var contents = Backup.Write(_store.Database, _backup);
        (contents.Tools, contents.Captures, contents.Subscribers).ShouldBe((8, 5, 1));
        var folder = Path.GetDirectoryName(_backup)!;
        Directory.GetFiles(folder).ShouldBe([_backup, $"{_backup}.sha256"], ignoreOrder: true);
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(folder).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            foreach (var file in Directory.GetFiles(folder))
                File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        var sha256 = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(_backup)));
        File.ReadAllText($"{_backup}.sha256").ShouldBe($"{sha256}  first.db\n", "sha256sum --check reads this form");
        StoreCheck.Run(new Database(_backup)).ShouldBeEmpty();

        Should.Throw<StoreException>(() => Backup.Write(_store.Database, _backup)).Message.ShouldContain("exists already");
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
                    writer.Execute("INSERT INTO bookmarks (owner, tool_id, day) VALUES (@owner, 1, '2026-11-21')",
                        new { owner = BitConverter.GetBytes((Int128)(i + 1)) });
                    return writer.Execute("INSERT INTO bookmarks (owner, tool_id, day) VALUES (@owner, 2, '2026-11-21')",
                        new { owner = BitConverter.GetBytes((Int128)(i + 1)) });
                });
            }
        });
        for (var i = 0; i < 5; i++)
        {
            var path = Path.Combine(_store.Folder, $"{i}.db");
            Backup.Write(_store.Database, path);
            using var copy = new Database(path).OpenConnection();
            copy.Query<long>("SELECT COUNT(*) FROM bookmarks WHERE owner <> zeroblob(16) GROUP BY owner HAVING COUNT(*) <> 2")
                .ShouldBeEmpty();
        }

        await stop.CancelAsync();
        await writing;
    }

    [Fact]
    public void A_restored_store_holds_what_the_backup_does_and_the_former_one_is_kept()
    {
        var contents = Backup.Write(_store.Database, _backup);
        var before = Content();
        _store.Writer.Execute("DELETE FROM bookmarks");
        Release();
        var (restored, hasHash, former) = StoreRestore.Restore(_backup, _store.Database, Now);
        restored.ShouldBe(contents);
        hasHash.ShouldBeTrue();
        Content().ShouldBe(before);
        former.ShouldBe($"{_store.Database.FilePath}.before-restore-20261122T030405Z");
        using (var old = new Database(former!).OpenConnection())
            old.ExecuteScalar<long>("SELECT COUNT(*) FROM bookmarks").ShouldBe(0);
        StoreCheck.Run(_store.Database).ShouldBeEmpty();
    }

    [Fact]
    public void Who_was_erased_since_the_backup_stays_erased()
    {
        var room = new Mailroom();
        var (store, voter, owner) = (room.Store.Writer, new Voter(new string('1', 32)), new Owner(new string('2', 32)));
        var tool = room.AddTool("a-tool");
        foreach (var name in (string[])["again", "erased", "left", "stays"])
            room.Subscribe($"{name}@{name}.example");
        store.Execute("INSERT INTO votes (voter, tool_id, call, day) VALUES (@voter, @tool, 'ship', '2026-11-21')", new { voter, tool });
        store.Execute("UPDATE tools SET votes_ship = 1");
        store.Execute("INSERT INTO bookmarks (owner, tool_id, day) VALUES (@owner, @tool, '2026-11-21')", new { owner, tool });
        var backup = Path.Combine(room.Store.Folder, "backups", "one.db");
        Backup.Write(room.Store.Database, backup);

        var erasures = new ErasureLog(Path.Combine(room.Store.Folder, "elsewhere"));
        var day = new DateOnly(2026, 11, 22);
        erasures.NoteErased(room.Refused.HexOf("erased@erased.example"), day);
        new ErasureLog(Path.GetDirectoryName(backup)!).NoteUnsubscribed(room.Refused.HexOf("left@left.example"), day);
        erasures.NoteForgotten(voter, owner, day);
        // Left before the day on which the subscription of the backup was confirmed.
        erasures.NoteUnsubscribed(room.Refused.HexOf("again@again.example"), new DateOnly(2026, 11, 20));
        room.Writer.Dispose();
        store.Dispose();
        room.Store.Database.CloseReaders();
        StoreRestore.Restore(backup, room.Store.Database, Now, erasures).Contents.Votes.ShouldBe(0);

        using var restored = room.Store.Database.OpenWriter();
        restored.Query<string>("SELECT key || ' ' || state FROM subscribers ORDER BY key")
            .ShouldBe(["again@again.example confirmed", "left@left.example unsubscribed", "stays@stays.example confirmed"]);
        restored.ExecuteScalar<long>("SELECT COUNT(*) FROM bookmarks").ShouldBe(0);
        restored.ExecuteScalar<long>("SELECT votes_ship FROM tools").ShouldBe(0);
        restored.Ask(Letters.Address("erased@erased.example"), Choice.Everything, room.Refused, Now);
        restored.ExecuteScalar<long>("SELECT COUNT(*) FROM deliveries").ShouldBe(0, "a refused address gets nothing");
        restored.Dispose();
        room.Store.Dispose();
    }

    [Fact]
    public void A_store_that_is_gone_or_is_no_store_any_more_is_restored_too()
    {
        Backup.Write(_store.Database, _backup);
        var before = Content();
        Release();
        File.Delete(_store.Database.FilePath);
        StoreRestore.Restore(_backup, _store.Database, Now).Former.ShouldBeNull();
        Content().ShouldBe(before);

        _store.Database.CloseReaders();
        File.WriteAllBytes(_store.Database.FilePath, new byte[9_000]);
        File.WriteAllText($"{_store.Database.FilePath}-wal", "a log that belongs to nothing");
        var (_, _, former) = StoreRestore.Restore(_backup, _store.Database, Now);
        Content().ShouldBe(before);
        File.ReadAllText($"{former}-wal").ShouldBe("a log that belongs to nothing");
    }

    [Fact]
    public void A_backup_with_one_changed_bit_is_refused_by_its_hash_and_the_store_stays()
    {
        var chance = new Random(20_261_122);
        Backup.Write(_store.Database, _backup);
        Release();
        var (whole, store) = (File.ReadAllBytes(_backup), File.ReadAllBytes(_store.Database.FilePath));
        for (var i = 0; i < 24; i++)
        {
            var damaged = whole.ToArray();
            damaged[chance.Next(100, damaged.Length)] ^= (byte)(1 << chance.Next(8));
            File.WriteAllBytes(_backup, damaged);
            Should.Throw<StoreException>(() =>
                StoreRestore.Restore(_backup, _store.Database, Now), $"damage {i}").Message.ShouldContain("its SHA-256 is not the one in");
            File.ReadAllBytes(_store.Database.FilePath).ShouldBe(store);
        }

        Directory.GetFiles(_store.Folder).Select(Path.GetFileName).ShouldBe(["store.db", "store.db.lock"], ignoreOrder: true);
    }

    [Fact]
    public void Of_a_backup_without_its_hash_the_structure_is_checked()
    {
        Backup.Write(_store.Database, _backup);
        Release();
        File.Delete($"{_backup}.sha256");
        StoreRestore.Restore(_backup, _store.Database, Now).HasHash.ShouldBeFalse();
        _store.Database.CloseReaders();
        DamagedFile.Clear(_backup, "reviews");
        Should.Throw<StoreException>(() => StoreRestore.Restore(_backup, _store.Database, Now)).Message.ShouldContain("is damaged (");
    }

    [Fact]
    public void A_damaged_store_is_not_backed_up()
    {
        Release();
        DamagedFile.Clear(_store.Database.FilePath, "reviews");
        StoreFault.IsDamage(Should.Throw<StoreException>(() => Backup.Write(_store.Database, _backup))).ShouldBeTrue();
        Directory.GetFiles(Path.GetDirectoryName(_backup)!).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("absent", "is no backup of a store")]
    [InlineData("text", "is no backup of a store")]
    [InlineData("newer backup", "was written by a newer version")]
    [InlineData("served", "Another process already serves")]
    [InlineData("newer store", "was written by a newer version")]
    [InlineData("itself", "is the store itself")]
    [InlineData("open elsewhere", "is in use by another program")]
    public void What_cannot_be_restored_is_told_in_a_sentence_and_changes_nothing(string what, string sentence)
    {
        Backup.Write(_store.Database, _backup);
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
        var backup = what == "itself" ? _store.Database.FilePath : _backup;
        Should.Throw<StoreException>(() => StoreRestore.Restore(backup, _store.Database, Now)).Message.ShouldContain(sentence);
        File.ReadAllBytes(_store.Database.FilePath).ShouldBe(store);
    }

    [Fact]
    public void A_link_to_a_store_is_that_store()
    {
        Backup.Write(_store.Database, _backup);
        var link = Path.Combine(_store.Folder, "link.db");
        File.CreateSymbolicLink(link, _store.Database.FilePath);
        using (StoreLock.Take(_store.Database))
        {
            Should.Throw<StoreException>(() => StoreLock.Take(new Database(link))).Message.ShouldContain("Another process already serves");
            Should.Throw<StoreException>(() =>
                StoreRestore.Restore(_backup, new Database(link), Now)).Message.ShouldContain("Another process already serves");
        }

        Release();
        StoreRestore.Restore(_backup, new Database(link), Now).Former.ShouldStartWith(_store.Database.FilePath);
        new FileInfo(link).LinkTarget.ShouldBe(_store.Database.FilePath);
    }

    [Fact]
    public void A_refused_restore_leaves_nothing_where_there_was_no_store()
    {
        var absent = new Database(Path.Combine(_store.Folder, "absent.db"));
        Backup.Write(_store.Database, _backup);
        File.WriteAllText($"{_backup}.sha256", $"{new string('0', 64)}  first.db\n");
        var before = Directory.GetFiles(_store.Folder);
        Should.Throw<StoreException>(() => StoreRestore.Restore(_backup, absent, Now)).Message.ShouldContain("is damaged");
        Directory.GetFiles(_store.Folder).Except(before).ShouldBe([absent.FilePath + ".lock"]);
        StoreRestore.RequireFinished(absent);

        // The rest of a restore that was cut off after the former store was put away.
        File.WriteAllText(absent.FilePath + StoreRestore.Unfinished, "the beginning of a copy");
        Should.Throw<StoreException>(() => StoreRestore.Restore(_backup, absent, Now));
        Should.Throw<StoreException>(() => StoreRestore.RequireFinished(absent)).Message.ShouldContain("restore again");
    }

    [Fact]
    public void A_file_with_a_part_in_its_log_is_no_backup()
    {
        Backup.Write(_store.Database, _backup);
        File.WriteAllText($"{_backup}-wal", "a log");
        Should.Throw<StoreException>(() => StoreRestore.Restore(_backup, _store.Database, Now)).Message.ShouldContain("a part of it is in");
    }

    [Fact]
    public void What_another_program_keeps_there_is_not_replaced()
    {
        Backup.Write(_store.Database, _backup);
        var foreign = new Database(Path.Combine(_store.Folder, "notes.db"));
        using (var other = new SqliteConnection($"Data Source={foreign.FilePath};Pooling=False"))
            other.Execute("CREATE TABLE notes (text TEXT)");
        var before = File.ReadAllBytes(foreign.FilePath);
        Should.Throw<StoreException>(() =>
            StoreRestore.Restore(_backup, foreign, Now)).Message.ShouldContain("is a database of another program");
        File.ReadAllBytes(foreign.FilePath).ShouldBe(before);
        File.Exists(foreign.FilePath + StoreRestore.Unfinished).ShouldBeFalse();
    }

    [Fact]
    public void A_newer_store_that_was_killed_while_all_of_it_stood_in_its_log_is_not_replaced()
    {
        Backup.Write(_store.Database, _backup);
        var killed = new Database(Path.Combine(_store.Folder, "killed.db"));
        var young = new Database(Path.Combine(_store.Folder, "young.db"));
        using (var store = young.OpenWriter())
        {
            Migrations.Migrate(store, Now);
            store.Execute("INSERT INTO migrations (version, name, applied_at) VALUES (9999, '9999_x.sql', 'y')");
            foreach (var part in new[] { "", "-wal" })
                File.Copy(young.FilePath + part, killed.FilePath + part);
        }

        Should.Throw<StoreException>(() =>
            StoreRestore.Restore(_backup, killed, Now)).Message.ShouldContain("was written by a newer version");
    }

    [Fact]
    public void A_backup_replaces_nothing_that_stands_where_it_is_written()
    {
        foreach (var part in new[] { "", "-wal", "-shm" })
        {
            var kept = $"{_backup}{Backup.Unfinished}{part}";
            Directory.CreateDirectory(Path.GetDirectoryName(kept)!);
            File.WriteAllText(kept, "kept");
            Should.Throw<StoreException>(() => Backup.Write(_store.Database, _backup)).Message.ShouldStartWith($"{kept} exists");
            File.ReadAllText(kept).ShouldBe("kept");
            File.Delete(kept);
        }
    }

    [Fact]
    public void A_store_that_only_looks_newer_is_damaged_and_can_be_restored()
    {
        Backup.Write(_store.Database, _backup);
        _store.Writer.Execute("UPDATE migrations SET version = 4112 WHERE version = 1");
        Release();
        var fault = Should.Throw<StoreException>(() => _store.Database.RequireWhole());
        fault.Message.ShouldContain("is damaged (a row of migrations is not what was written)");
        fault.IsDamage.ShouldBeTrue();
        Should.Throw<StoreException>(() => StoreCheck.Run(_store.Database)).IsDamage.ShouldBeTrue();
        _store.Database.CloseReaders();
        StoreRestore.Restore(_backup, _store.Database, Now).Former.ShouldNotBeNull();
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
        StoreRestore.RequireFinished(_store.Database);
        File.Move(_store.Database.FilePath, _store.Database.FilePath + StoreRestore.Unfinished);
        Should.Throw<StoreException>(() =>
            StoreRestore.RequireFinished(_store.Database)).Message.ShouldContain("a restore was cut off; restore again");
    }

    [Fact]
    public void A_folder_keeps_the_latest_backups_with_their_hashes_and_every_other_file()
    {
        var folder = new BackupFolder(Path.Combine(_store.Folder, "daily"), Keep: 2);
        Directory.CreateDirectory(folder.Path);
        string[] others = ["notes.txt", "toolverdicts-latest.db", "toolverdicts-latest.db.sha256", "mine.db.partial"];
        Array.ForEach(others, name => File.WriteAllText(Path.Combine(folder.Path, name), "kept"));
        for (var day = 0; day < 4; day++)
            folder.Add(_store.Database, Now.AddDays(day));
        var kept = folder.List().Select(backup => Path.GetFileName(backup.Path)).ToList();
        kept.ShouldBe(["toolverdicts-20261125T030405Z.db", "toolverdicts-20261124T030405Z.db"]);
        Directory.GetFiles(folder.Path).Select(Path.GetFileName)
            .ShouldBe([.. others, .. kept, .. kept.Select(name => $"{name}.sha256")], ignoreOrder: true);
    }

    [Fact]
    public void What_a_killed_backup_left_is_no_backup_and_is_removed_by_the_next()
    {
        var folder = new BackupFolder(Path.Combine(_store.Folder, "daily"), Keep: 7);
        Directory.CreateDirectory(folder.Path);
        var killed = Path.Combine(folder.Path, BackupFolder.NameOf(Now));
        string[] left = [$"{killed}.partial", $"{killed}.partial-wal", $"{killed}.partial-shm", $"{killed}.sha256"];
        Array.ForEach(left, path => File.WriteAllText(path, "cut off"));
        folder.List().ShouldBeEmpty();
        var (path, _) = folder.Add(_store.Database, Now.AddHours(1));
        Directory.GetFiles(folder.Path).ShouldBe([path, $"{path}.sha256"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_site_makes_backups_beside_its_store_without_being_told_to()
    {
        var store = TempStore.With(Seeds.PathOf(0));
        var backups = new BackupFolder(Path.Combine(store.Folder, "backups"), Keep: 7);
        await using var site = await SiteHost.OverAsync(store, new FastTime(TempStore.Noon));
        await Wait.UntilAsync(() => backups.List().Count == 1, "the first backup");
        var restored = new Database(Path.Combine(store.Folder, "restored.db"));
        StoreRestore.Restore(backups.List()[0].Path, restored, Now).Contents.Captures.ShouldBe(1);
    }

    [Fact]
    public async Task A_fault_of_the_folder_is_logged_and_the_site_goes_on_and_makes_the_backup_later()
    {
        var store = TempStore.With(Seeds.PathOf(0));
        var folder = new BackupFolder(Path.Combine(store.Folder, "backups"), Keep: 7);
        await File.WriteAllTextAsync(folder.Path, "a file where the folder should be");
        await using var site = await SiteHost.OverAsync(store, new FastTime(TempStore.Noon));
        await Task.Delay(TimeSpan.FromMilliseconds(500));
        (await site.HtmlAsync("/")).ShouldContain("</html>");
        File.Delete(folder.Path);
        await Wait.UntilAsync(() => folder.List().Count == 1, "a backup after the fault");
    }

    [Theory]
    [InlineData("none", null)]
    [InlineData(null, "/var/lib/site/backups")]
    [InlineData("/mnt/backups", "/mnt/backups")]
    public void Backups_go_beside_the_store_unless_another_folder_or_none_is_named(string? setting, string? folder)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Backup:Folder", setting)]).Build();
        var options = BackupOptions.Read(settings, "/var/lib/site/store.db");
        options.Folder?.Path.ShouldBe(folder);
        (options.Folder is null).ShouldBe(folder is null);
        (options.Interval, options.Folder?.Keep ?? 7).ShouldBe((TimeSpan.FromDays(1), 7));
    }

    public void Dispose() => _store.Dispose();

    // As a newer program would write it, hash included.
    private static void AgeBy(string backup)
    {
        File.Delete($"{backup}.sha256");
        using var store = new Database(backup).OpenWriter();
        store.Execute("INSERT INTO migrations (version, name, applied_at) VALUES (9999, '9999_x.sql', 'y')");
        store.Execute("PRAGMA journal_mode=DELETE");
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

    // A clock whose timers are a hundred times as fast.
    private sealed class FastTime(DateTimeOffset start) : TimeProvider
    {
        private readonly RunningTime _time = new(start);

        public override DateTimeOffset GetUtcNow() => _time.GetUtcNow();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, Fast(dueTime), Fast(period));

        private static TimeSpan Fast(TimeSpan time) => time > TimeSpan.Zero ? time / 100 : time;
    }
}
