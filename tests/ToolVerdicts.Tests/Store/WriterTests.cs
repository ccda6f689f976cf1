using System.Data.Common;
using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;
using ToolVerdicts.Load.Faults;
using ToolVerdicts.Store;

namespace ToolVerdicts.Tests.Store;

public sealed class WriterTests : IDisposable
{
    private readonly TempStore _store = new();
    private readonly Writer _writer;

    public WriterTests() => _writer = new Writer(_store.Database, _ => { });

    [Fact]
    public async Task A_member_that_fails_undoes_its_own_work_and_nobody_elses()
    {
        var members = Enumerable.Range(0, 200).Select(i => _writer.WriteAsync(store =>
        {
            Add(store, $"{i}");
            // A member may fail by its own doing or by a rule of the schema.
            return (i % 4) switch { 1 => throw new InvalidDataException("Mine."), 2 => Add(store, "builder"), _ => i };
        })).ToList();
        foreach (var (i, member) in members.Index())
        {
            if (i % 4 == 1)
                await Should.ThrowAsync<InvalidDataException>(member);
            else if (i % 4 == 2)
                (await Should.ThrowAsync<SqliteException>(member)).SqliteErrorCode.ShouldBe(SQLitePCL.raw.SQLITE_CONSTRAINT);
            else
                (await member).ShouldBe(i);
        }

        Added(_store.Writer)
            .ShouldBe(Enumerable.Range(0, 200).Where(i => i % 4 is 0 or 3).Select(i => $"{i}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Done_is_said_when_others_can_read_it_and_not_before()
    {
        using var reader = _store.Database.OpenConnection();
        using var readerOfMembers = _store.Database.OpenConnection();
        var saidTooEarly = 0;
        var seenUnsaid = 0;
        Task? before = null;
        var members = Enumerable.Range(0, 300).Select(i =>
        {
            var previous = before;
            var member = _writer.WriteAsync(store =>
            {
                // Asked while the transaction is open that the one before rides on too, or one later.
                var isSaid = previous?.IsCompleted == true;
                var isSeen = i > 0 && Added(readerOfMembers).Contains($"{i - 1}", StringComparer.Ordinal);
                saidTooEarly += isSaid && !isSeen ? 1 : 0;
                seenUnsaid += i > 0 && !isSaid && !isSeen ? 1 : 0;
                return Add(store, $"{i}");
            });
            before = member;
            return member;
        }).ToList();
        foreach (var (i, member) in members.Index())
        {
            await member;
            Added(reader).ShouldContain($"{i}");
        }

        saidTooEarly.ShouldBe(0);
        // Some did share a commit, or nothing was shown.
        seenUnsaid.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_full_queue_refuses_at_once_and_loses_nothing()
    {
        using var started = new ManualResetEventSlim();
        using var release = new ManualResetEventSlim();
        var first = _writer.WriteAsync(_ =>
        {
            started.Set();
            release.Wait(TimeSpan.FromMinutes(1)).ShouldBeTrue("nobody released the write");
            return 0;
        });
        started.Wait(TimeSpan.FromMinutes(1)).ShouldBeTrue("the write did not begin");
        var waiting = Enumerable.Range(0, Writer.QueueCapacity).Select(i => _writer.WriteAsync(store => Add(store, $"{i}"))).ToList();
        var refused = _writer.WriteAsync(store => Add(store, "refused"));
        refused.IsFaulted.ShouldBeTrue();
        await Should.ThrowAsync<StoreUnavailableException>(refused);
        waiting.ShouldAllBe(member => !member.IsCompleted);

        release.Set();
        await first.WithinAsync("the write that held the queue");
        await Task.WhenAll(waiting).WithinAsync("the writes that queued");
        Added(_store.Writer).Count.ShouldBe(Writer.QueueCapacity);
    }

    [Fact]
    public async Task What_waits_too_long_for_its_turn_is_refused_while_the_disk_hangs_and_is_never_written()
    {
        using var hangs = new ManualResetEventSlim();
        using var writer = new Writer(_store.Database, _ => { }, queueTimeout: TimeSpan.FromMilliseconds(200));
        var inHand = writer.WriteAsync(_ =>
        {
            hangs.Wait(TimeSpan.FromMinutes(1)).ShouldBeTrue("nobody ended the hanging write");
            return 0;
        });
        var waiting = Enumerable.Range(0, 10).Select(i => writer.WriteAsync(store => Add(store, $"late {i}"))).ToList();
        foreach (var member in waiting)
            await Should.ThrowAsync<StoreUnavailableException>(member.WaitAsync(TimeSpan.FromSeconds(5)));
        inHand.IsCompleted.ShouldBeFalse();

        hangs.Set();
        await inHand.WithinAsync("the write that hung");
        await writer.WriteAsync(store => Add(store, "after"));
        Added(_store.Writer).ShouldHaveSingleItem().ShouldBe("after");
    }

    [Fact]
    public async Task Stopping_writes_what_waits_and_takes_nothing_more()
    {
        var stopping = new Writer(_store.Database, _ => { });
        var waiting = Enumerable.Range(0, 500).Select(i => stopping.WriteAsync(store => Add(store, $"{i}"))).ToList();
        stopping.Dispose();
        waiting.ShouldAllBe(member => member.IsCompletedSuccessfully);
        Added(_store.Writer).Count.ShouldBe(500);
        await Should.ThrowAsync<StoreUnavailableException>(stopping.WriteAsync(store => Add(store, "late")));
    }

    [Fact]
    public async Task What_is_committed_is_copied_from_the_log_in_a_lull()
    {
        await _writer.WriteAsync(store => Add(store, "copied-in-a-lull"));
        await Wait.UntilAsync(
            () => File.ReadAllText(_store.Database.FilePath, Encoding.Latin1).Contains("copied-in-a-lull", StringComparison.Ordinal),
            "the log to be copied into the file");
    }

    [Fact]
    public async Task A_read_only_disk_refuses_and_writing_goes_on_once_it_is_writable()
    {
        using var disk = new SmallDisk();
        using var store = new TempStore(disk.Folder);
        var faults = 0;
        // What reads last leaves the log where it is, as a disk that turns read-only does.
        using (store.Database.OpenConnection())
            store.Writer.Dispose();
        store.Database.CloseReaders();
        disk.MakeReadOnly();
        using var writer = new Writer(store.Database, _ => faults++);
        for (var i = 0; i < 3; i++)
            await Should.ThrowAsync<StoreUnavailableException>(writer.WriteAsync(connection => Add(connection, "early")));
        using (var reader = store.Database.OpenConnection())
            Added(reader).ShouldBeEmpty();
        faults.ShouldBe(1);

        disk.MakeWritable();
        await WritesAgainAsync(writer);
        using (var reader = store.Database.OpenConnection())
            Added(reader).ShouldBe(["late"]);
    }

    public void Dispose()
    {
        _writer.Dispose();
        _store.Dispose();
    }

    private static async Task WritesAgainAsync(Writer writer) => await Wait.UntilAsync(() =>
    {
        try
        {
            return writer.WriteAsync(connection => Add(connection, "late")).GetAwaiter().GetResult() == 1;
        }
        catch (StoreUnavailableException)
        {
            // Not yet.
            return false;
        }
    }, "a write after the fault");

    private static int Add(DbConnection store, string key) =>
        store.Execute("INSERT INTO reviewers (key, name) VALUES (@key, '+')", new { key });

    private static List<string> Added(DbConnection store) =>
        store.Query<string>("SELECT key FROM reviewers WHERE name = '+' ORDER BY key").AsList();
}
