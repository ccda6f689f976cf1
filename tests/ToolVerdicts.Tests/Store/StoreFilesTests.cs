using System.Diagnostics;
using System.Runtime.InteropServices;
using Dapper;
using ToolVerdicts.Newsletter.Outbox;
using ToolVerdicts.Store;

namespace ToolVerdicts.Tests.Store;

/// <summary>The store's files while they are served: who may read them, and what happens when somebody moves or removes one.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class StoreFilesTests : IDisposable
{
    private const string AddSql = "INSERT INTO tally_days (day) VALUES ('2026-11-21') ON CONFLICT DO NOTHING";
    private const string CountSql = "SELECT COUNT(*) FROM tally_days";

    private readonly TempStore _store = new();
    private readonly List<Exception> _reports = [];

    [Theory]
    [InlineData("moved")]
    [InlineData("removed")]
    [InlineData("replaced")]
    public async Task A_write_into_a_file_that_lost_its_name_is_not_acknowledged_and_told_once(string how)
    {
        using var writer = new Writer(_store.Database, _reports.Add);
        await writer.WriteAsync(store => store.Execute(AddSql));
        var path = _store.Database.FilePath;
        if (how == "removed")
            File.Delete(path);
        else
            File.Move(path, $"{path}.old");
        if (how == "replaced")
            File.Copy($"{path}.old", path);
        for (var i = 0; i < 3; i++)
            await Should.ThrowAsync<StoreUnavailableException>(() => writer.WriteAsync(store => store.Execute(AddSql)));
        writer.IsLost.ShouldBeTrue();
        _reports.ShouldHaveSingleItem().Message.ShouldContain("is no longer the file that this process opened");
    }

    [Fact]
    public async Task When_the_log_is_removed_what_was_acknowledged_is_in_the_file_and_nothing_more_is()
    {
        using (var writer = new Writer(_store.Database, _reports.Add))
        {
            await writer.WriteAsync(store => store.Execute(AddSql));
            File.Delete($"{_store.Database.FilePath}-wal");
            // Nobody writes: the watch finds it.
            await Wait.UntilAsync(() => Task.FromResult(writer.IsLost), "the loss to be seen");
            await Should.ThrowAsync<StoreUnavailableException>(() => writer.WriteAsync(store => store.Execute("DELETE FROM tally_days")));
        }

        _store.Writer.Dispose();
        _store.Database.CloseReaders();
        var copy = Path.Combine(_store.Folder, "copy.db");
        File.Copy(_store.Database.FilePath, copy);
        using var read = new Database(copy).OpenConnection();
        read.ExecuteScalar<long>(CountSql).ShouldBe(1);
    }

    [Fact]
    public async Task Files_that_stay_in_place_are_written_however_often_they_are_opened()
    {
        for (var i = 0; i < 2; i++)
        {
            using var writer = new Writer(_store.Database, _reports.Add);
            await writer.WriteAsync(store => store.Execute(AddSql));
            await Task.Delay(600);
            writer.IsLost.ShouldBeFalse();
        }

        _reports.ShouldBeEmpty();
    }

    [Fact]
    public void A_second_process_is_refused_also_when_the_lock_was_removed_and_a_store_with_two_names_is_not_served()
    {
        using (_store.Database.OpenToServe(TempStore.Noon))
        {
            File.Delete($"{_store.Database.FilePath}.lock");
            Should.Throw<StoreException>(() => new Database(_store.Database.FilePath).OpenToServe(TempStore.Noon))
                .Message.ShouldStartWith("Another process already serves");
        }

        _store.Database.OpenToServe(TempStore.Noon).Dispose();
        using (var link = Process.Start("ln", [_store.Database.FilePath, Path.Combine(_store.Folder, "other.db")]))
            link.WaitForExit(10_000).ShouldBeTrue();
        Should.Throw<StoreException>(() => _store.Database.OpenToServe(TempStore.Noon)).Message.ShouldContain("has 2 names");
    }

    [Fact]
    public void Whatever_the_umask_is_only_the_owner_reads_the_store_and_its_letters()
    {
        var former = SetMask(0);
        try
        {
            var folder = Path.Combine(_store.Folder, "new", "data");
            var database = new Database(Path.Combine(folder, "store.db"));
            using (database.OpenToServe(TempStore.Noon))
            {
                foreach (var file in Directory.GetFiles(folder))
                    File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite, file);
                Directory.GetFiles(folder).Length.ShouldBe(4, "the store, its log, the log's index and the lock");
            }

            File.GetUnixFileMode(folder).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            var letters = Path.Combine(folder, "mail");
            using var letter = new MimeKit.MimeMessage { MessageId = "a@example.org", Body = new MimeKit.TextPart("plain") { Text = "x" } };
            File.GetUnixFileMode(new PickupFolder(letters).Write(letter)).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
            File.GetUnixFileMode(letters).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        finally
        {
            SetMask(former);
        }
    }

    [Fact]
    public void A_store_that_others_could_read_is_closed_to_them_when_it_is_served()
    {
        File.SetUnixFileMode(_store.Database.FilePath, (UnixFileMode)0b110_100_100);
        _store.Database.OpenToServe(TempStore.Noon).Dispose();
        File.GetUnixFileMode(_store.Database.FilePath).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task Readers_are_bounded_and_the_next_waits_for_one_that_is_returned()
    {
        var most = Environment.ProcessorCount * 16;
        var readers = Enumerable.Range(0, most).Select(_ => _store.Database.OpenConnection()).ToList();
        var next = _store.Database.OpenConnectionAsync().AsTask();
        await Task.Delay(100);
        next.IsCompleted.ShouldBeFalse();
        readers[0].Dispose();
        readers[0].Dispose();
        using var opened = await next.WithinAsync("a reader that was returned");
        var beyond = _store.Database.OpenConnectionAsync().AsTask();
        await Task.Delay(100);
        beyond.IsCompleted.ShouldBeFalse("a reader that is disposed twice is returned once");
        readers.ForEach(reader => reader.Dispose());
        (await beyond.WithinAsync("a second reader")).Dispose();
    }

    [Fact]
    public void A_store_knows_its_file_and_a_copy_is_not_at_home_until_it_is_told()
    {
        _store.Writer.IsHome(_store.Database).ShouldBeTrue("never served");
        _store.Writer.Settle(_store.Database);
        _store.Writer.IsHome(_store.Database).ShouldBeTrue();
        var copy = new Database(Path.Combine(_store.Folder, "copy.db"));
        _store.Writer.CopyCompactTo(copy.FilePath);
        using var copied = copy.OpenWriter();
        copied.Settle(copy);
        copied.IsHome(copy).ShouldBeFalse();
        copied.MoveHome(copy);
        copied.IsHome(copy).ShouldBeTrue();

        var moved = Path.Combine(_store.Folder, "moved.db");
        copied.Dispose();
        File.Move(copy.FilePath, moved);
        using var again = new Database(moved).OpenWriter();
        again.IsHome(new Database(moved)).ShouldBeTrue("another name is no copy");
    }

    public void Dispose() => _store.Dispose();

    [DllImport("libc", EntryPoint = "umask")]
    private static extern int SetMask(int mask);
}
