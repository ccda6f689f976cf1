using Dapper;
using Microsoft.Data.Sqlite;
using ToolVerdicts.Backups;
using ToolVerdicts.Checking;
using ToolVerdicts.Load.Backups;
using ToolVerdicts.Search;
using ToolVerdicts.Store;
using ToolVerdicts.Tests.Pages;

namespace ToolVerdicts.Tests.Backups;

public sealed class BackupTests : IDisposable
{
    private const string Define = "PRAGMA writable_schema=ON; UPDATE sqlite_master SET";

    private static readonly DateTimeOffset Now = new(2026, 11, 22, 3, 4, 5, TimeSpan.Zero);

    // All columns of name_words stand in its index, which is held against it; a content hash is one.
    private static readonly string[] Unhashed = ["name_words", "content_hash"];

    private readonly TempStore _store = TempStore.With(Seeds.Paths);
    private readonly string _backup;

    public BackupTests()
    {
        _backup = Path.Combine(_store.Folder, "backups", "first.db");
        _store.Writer.Execute("INSERT INTO subscribers (key, address, state, choice, asked_at, changed_at) VALUES ('ada@example.org', 'Ada@example.org', 'confirmed', 'everything', 'a', 'b')");
        _store.Writer.Execute("INSERT INTO bookmarks (owner, tool_id, note, day) VALUES (zeroblob(16), 1, 'Try it', '2026-11-21')");
        _store.Writer.RequireWordIndexSums();
    }

    [Fact]
    public void A_backup_is_one_file_that_only_its_owner_reads_and_that_says_what_it_holds()
    {
        var contents = Backup.Write(_store.Database, _backup, Now);
        (contents.Tools, contents.Captures, contents.Subscribers).ShouldBe((8, 5, 1));
        contents.ToString().ShouldEndWith($"content hash {contents.Sha256}");
        Directory.GetFiles(Path.GetDirectoryName(_backup)!).ShouldBe([_backup]);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(_backup).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        StoreCheck.Run(new Database(_backup)).ShouldBeEmpty();

        Should.Throw<StoreException>(() => Backup.Write(_store.Database, _backup, Now)).Message.ShouldContain("exists already");
        using var changed = new Database(_backup).OpenWriter();
        changed.Execute("UPDATE subscribers SET state = 'pending'");
        StoreCheck.Run(new Database(_backup)).ShouldHaveSingleItem().ShouldBe("backup: what it holds is not what its content hash names");
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
        using var store = _store.Database.OpenWriter();
        store.FindContentHash().ShouldBeNull("a store is free to change");
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

    [Fact]
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
    [InlineData("plain store", "is no file that the backup verb has written")]
    [InlineData("newer backup", "was written by a newer version")]
    [InlineData("served", "Another process already serves")]
    [InlineData("newer store", "was written by a newer version")]
    [InlineData("itself", "is the store itself")]
    [InlineData("open elsewhere", "is in use by another program")]
    public void What_cannot_be_restored_is_told_in_a_sentence_and_changes_nothing(string what, string sentence)
    {
        Backup.Write(_store.Database, _backup, Now);
        if (what == "newer store")
            _store.Writer.Execute("INSERT INTO migrations (version, name, applied_at) VALUES (9999, 'x', 'y')");
        Release();
        if (what == "absent")
            File.Delete(_backup);
        else if (what == "text")
            File.WriteAllText(_backup, "SQLite format 3\0 is how it begins");
        else if (what == "plain store")
            File.Copy(_store.Database.FilePath, _backup, overwrite: true);
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

    [Fact]
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
            store.Execute("INSERT INTO migrations (version, name, applied_at) VALUES (9999, 'x', 'y')");
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

    /// <summary>What a disk could do, and what is said of it.</summary>
    public static TheoryData<string, string> Damages { get; } = new()
    {
        { "UPDATE bookmarks SET note = 'Try it!'", "bookmark 00000000000000000000000000000000 of tool 1: it is not what was written" },
        { "UPDATE reviews SET score = 100 - score WHERE id = 1", "review 1 of tool 1: it is not what was written" },
        { "UPDATE tools SET tagline = zeroblob(3) WHERE id = 2", "tool 2 " },
        { "UPDATE tools SET votes_ship = 7 WHERE id = 2", "tool 2 " },
        { "UPDATE capture_tools SET price_text = '$1' WHERE capture_id = 1 AND side = 1", "statement on a tool 1 1: it is not what was written" },
        { "UPDATE review_groups SET reviews = reviews + 1 WHERE reviewer = 'skeptic'", "group of reviews 'skeptic' " },
        { "UPDATE tool_texts_content SET c1 = 'A tagline' WHERE id = 3", "searched text of tool 3: it is not what was written" },
        { "UPDATE tool_names_content SET c0 = 'A name' WHERE id = 3", "searched name of tool 3: it is not what was written" },
        { "DROP INDEX captures_by_address", "its definitions are not what the migrations made" },
        { $"{Define} type = 'indey' WHERE name = 'sqlite_autoindex_subscribers_1'", "its definitions are not what the migrations made" },
        // SQLite does not mind the case of these.
        { $"{Define} name = 'Migrations' WHERE name = 'migrations'", "its definitions are not what the migrations made" },
        { $"{Define} type = 'taBle' WHERE name = 'migrations'", "its definitions are not what the migrations made" },
        { "UPDATE tool_names_docsize SET sz = x'09' WHERE id = 1", "search index tool_names: it is not what was written" },
        { "UPDATE tool_texts_idx SET pgno = pgno + 2 WHERE term = (SELECT MAX(term) FROM tool_texts_idx)", "search index tool_texts: it is not what was written" },
        { "DELETE FROM tool_names_config", "search index tool_names: it is not what was written" },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public void A_store_that_is_not_what_was_written_is_neither_served_nor_backed_up(string damage, string said)
    {
        _store.Database.RequireWhole();
        Damage(damage);
        var fault = Should.Throw<StoreException>(() => _store.Database.RequireWhole());
        fault.Message.ShouldContain($"is damaged ({said}");
        fault.IsDamage.ShouldBeTrue();
        fault = Should.Throw<StoreException>(() => Backup.Write(_store.Database, _backup, Now));
        fault.Message.ShouldContain($"({said}");
        fault.IsDamage.ShouldBeTrue();
        Directory.GetFiles(Path.GetDirectoryName(_backup)!).ShouldBeEmpty();
        StoreCheck.Run(_store.Database).ShouldContain(finding => finding.StartsWith(said, StringComparison.Ordinal) || finding.StartsWith("schema ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("UPDATE subscribers SET address = 'Ida@example.org'", "UPDATE subscribers SET bounces = bounces + 1", "subscriber 1")]
    [InlineData("UPDATE votes SET day = '2026-01-01'", "UPDATE votes SET call = 'skip'", "vote 0")]
    [InlineData("UPDATE tools SET description = 'X' WHERE id = 2", "UPDATE tools SET votes_ship = votes_ship + 1 WHERE id = 2", "tool 2 ")]
    public void What_was_damaged_stays_damaged_when_somebody_changes_the_rest_of_it(string damage, string change, string said)
    {
        _store.Writer.Execute("INSERT INTO votes (voter, tool_id, call, day, counted) VALUES (zeroblob(16), 1, 'ship', '2026-11-01', 1)");
        _store.Database.RequireWhole();
        Damage(damage);
        using var writer = _store.Database.OpenWriter();
        writer.Execute(change);
        Should.Throw<StoreException>(() => _store.Database.RequireWhole()).Message.ShouldContain($"is damaged ({said}");
    }

    [Fact]
    public void A_store_that_only_looks_newer_is_damaged_and_can_be_restored()
    {
        Backup.Write(_store.Database, _backup, Now);
        Damage("UPDATE migrations SET version = 4112 WHERE version = 16");
        Release();
        var fault = Should.Throw<StoreException>(() => _store.Database.RequireWhole());
        fault.Message.ShouldContain("is damaged (migration 4112: it is not what was written)");
        fault.IsDamage.ShouldBeTrue();
        Should.Throw<StoreException>(() => StoreCheck.Run(_store.Database)).IsDamage.ShouldBeTrue();
        _store.Database.CloseReaders();
        Restoring.Restore(_backup, _store.Database, Now).Former.ShouldNotBeNull();
        _store.Database.RequireWhole();
    }

    [Fact]
    public void A_backup_beside_an_import_has_indexes_of_words_that_are_known_to_be_whole()
    {
        _store.Writer.ForgetWordIndexSums();
        _store.Writer.Execute("UPDATE tool_texts_idx SET pgno = pgno + 2 WHERE term = (SELECT MAX(term) FROM tool_texts_idx)");
        StoreCheck.Run(_store.Database).ShouldContain(finding => finding.StartsWith("search index tool_texts", StringComparison.Ordinal));
        Backup.Write(_store.Database, _backup, Now);
        StoreCheck.Run(new Database(_backup)).ShouldBeEmpty();
        using var copy = new Database(_backup).OpenWriter();
        copy.HasWordIndexSums().ShouldBeTrue();
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
    public void Every_column_of_every_table_has_its_part_in_a_hash()
    {
        using var filled = new TempStore();
        var path = FilledStore.Create(filled.Folder, new Random(1));
        using var store = new Database(path).OpenWriter();
        store.Execute("PRAGMA ignore_check_constraints=ON; PRAGMA foreign_keys=OFF;");
        foreach (var rare in new[] { "conflicts (capture_id, tool_id, fact, kept, said)", "verdict_changes (capture_id, tool_id, before, after, changed_at)", "price_changes (capture_id, tool_id, before_word, after_word, changed_at)" })
            store.Execute($"INSERT INTO {rare} VALUES (1, 1, 'a', 'b', 'c') ON CONFLICT DO NOTHING");
        foreach (var trigger in store.Query<string>("SELECT name FROM sqlite_master WHERE type = 'trigger'").ToList())
            store.Execute($"DROP TRIGGER {trigger}");
        store.DamagedRows().ShouldBeEmpty();

        var tables = store.Query<string>("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND sql NOT LIKE 'CREATE VIRTUAL%'").Except(Unhashed).ToList();
        tables.Count.ShouldBe(39);
        foreach (var table in tables)
        {
            store.ExecuteScalar<long>($"SELECT COUNT(*) FROM {table}").ShouldBePositive(table);
            foreach (var column in store.Query<string>("SELECT name FROM pragma_table_info(@table) WHERE name NOT IN ('row_hash', 'schema_hash')", new { table }).ToList())
            {
                store.Execute("BEGIN;");
                store.Execute($"UPDATE {table} SET {column} = CASE WHEN typeof({column}) IN ('integer', 'null') THEN COALESCE({column}, 0) + 1000000 ELSE CAST({column} || 'x' AS BLOB) END");
                store.DamagedRows().ShouldNotBeEmpty($"{table}.{column}");
                store.Execute("ROLLBACK;");
            }
        }
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

    // As a disk does it: no trigger sees it, and the definitions stay.
    private void Damage(string change)
    {
        var triggers = _store.Writer.Query<(string Name, string Sql)>("SELECT name AS Name, sql AS Sql FROM sqlite_master WHERE type = 'trigger'").ToList();
        triggers.ForEach(trigger => _store.Writer.Execute($"DROP TRIGGER {trigger.Name}"));
        _store.Writer.Execute(change);
        triggers.ForEach(trigger => _store.Writer.Execute(trigger.Sql));
    }

    private static void AgeBy(string backup)
    {
        using var store = new Database(backup).OpenWriter();
        store.Execute("INSERT INTO migrations (version, name, applied_at) VALUES (9999, 'x', 'y')");
        store.KeepContentHash(Now);
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
            return ContentHash.Compute(one).AsSpan().SequenceEqual(ContentHash.Compute(two));
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
        return Convert.ToHexString(ContentHash.Compute(store));
    }

    private void Release()
    {
        _store.Writer.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        _store.Writer.Dispose();
        _store.Database.CloseReaders();
    }
}
