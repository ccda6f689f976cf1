using System.Diagnostics;
using Dapper;
using ToolVerdicts.Newsletter.Outbox;
using ToolVerdicts.Store;
using ToolVerdicts.Tests.Commands;

namespace ToolVerdicts.Tests.Newsletter;

/// <summary>The program as a process that is killed while it sends, and started again.</summary>
public sealed class RestartTests : IDisposable
{
    private const int Readers = 12;
    private const int Lanes = 4;

    private const string AddReadersSql =
        """
        WITH RECURSIVE numbers (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM numbers WHERE number < @Readers)
        INSERT INTO subscribers (key, address, state, choice, asked_at, changed_at)
        SELECT 'reader' || number || '@example.org', 'reader' || number || '@example.org', 'confirmed', 'everything', @now,
        @now FROM numbers
        """;

    private const string LeaseSql = "SELECT COUNT(*) FROM sender_lease";

    private const string StateSql = "SELECT COUNT(*) FROM deliveries WHERE state = @state";

    private readonly string _folder = Directory.CreateTempSubdirectory("toolverdicts-tests-").FullName;
    private readonly Database _database;
    private volatile bool _isSilent = true;

    public RestartTests() => _database = new Database(Path.Combine(_folder, "try.db"));

    [Fact]
    public async Task After_a_kill_mail_goes_on_as_soon_as_the_site_is_back_and_no_lease_has_to_run_out()
    {
        await using var server = new FaultyServer(_ => _isSilent ? MailFault.SilenceAfterMessage : MailFault.None).Start();
        await ProgramRun.OfAsync(_folder, "import", Seeds.PathOf(0), "--Store=try.db");
        using (var store = _database.OpenWriter())
            store.Execute(AddReadersSql, new { Readers, now = TimeProvider.System.GetUtcNow() });
        (await ProgramRun.OfAsync(_folder, "digest", "send", "--Store=try.db")).Output.ShouldContain($"Queued for {Readers} readers.");

        using (var first = Start(server.Port, out _))
        {
            await Wait.UntilAsync(() => server.Kept.Count == Lanes, "the first messages at the mail server");
            first.Kill();
            await first.EndAsync();
        }

        Count(LeaseSql).ShouldBe(1, "the dead process has left its lease");
        _isSilent = false;
        using var second = Start(server.Port, out var isUp);
        try
        {
            await isUp.WithinAsync("the start screen");
            var clock = Stopwatch.StartNew();
            await Wait.UntilAsync(() => server.Kept.Count > Lanes, "mail after the restart");
            // Two seconds on an idle machine; a lease that must run out first takes ten.
            clock.Elapsed.ShouldBeLessThan(new SenderPace().Lease - TimeSpan.FromSeconds(1));
            await Wait.UntilAsync(() =>
                Count(StateSql, "sent") == Readers - Lanes && Count(StateSql, "unknown") == Lanes, "the rest of the messages");
            server.Kept.SelectMany(message => message.To).ShouldBeUnique();
        }
        finally
        {
            second.Kill();
            await second.EndAsync();
        }
    }

    public void Dispose()
    {
        _database.CloseReaders();
        Directory.Delete(_folder, recursive: true);
    }

    private Process Start(int port, out Task isUp)
    {
        var seen = new TaskCompletionSource();
        isUp = seen.Task;
        var process = ProgramRun.Start(
            _folder, "--urls=http://127.0.0.1:0", "--Store=try.db", "--Mail:Host=127.0.0.1", $"--Mail:Port={port}",
                "--Mail:From=weekly@verdicts.example");
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.StartsWith("  look", StringComparison.Ordinal) == true)
                seen.TrySetResult();
        };
        // What nobody reads would fill the pipe.
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private long Count(string sql, string? state = null)
    {
        using var store = _database.OpenConnection();
        return store.ExecuteScalar<long>(sql, new { state });
    }
}
