using System.Diagnostics;
using System.Net;
using ToolVerdicts.Load.Faults;
using ToolVerdicts.Load.Votes;
using ToolVerdicts.Tests.Commands;
using ToolVerdicts.Tests.Pages;

namespace ToolVerdicts.Tests.Votes;

/// <summary>Voting and reading while the disk takes no writes.</summary>
public class VoteDiskTests
{
    // What is promised: writing goes on by itself within five seconds of the disk's being well again.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    // More than the log of changes has room for on a full disk.
    private const int ManyVotes = 5_000;

    private int _votes;
    private int _written;

    [Fact]
    public async Task While_the_disk_is_full_votes_are_put_off_and_pages_are_read_and_then_votes_go_on()
    {
        using var disk = new SmallDisk();
        var store = new TempStore(disk.Folder);
        store.Import(Seeds.Paths);
        await using var site = await SiteHost.OverAsync(store, "--Proxies=127.0.0.1");
        await ShouldPutVotesOffAsync(site.Client, disk.Fill, disk.MakeRoom);
        store.TallyOf(store.IdOf("ml-intern")).Ship.ShouldBe(_written);
    }

    [Fact]
    public async Task While_every_write_fails_votes_are_put_off_and_pages_are_read_and_then_votes_go_on()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "A running program's writes can be made to fail on Linux only.");
        using var store = TempStore.With(Seeds.Paths);
        // No connection of this process helps the program's.
        store.Writer.Close();
        using var program = await RunningProgram.StartAsync(store.Database.FilePath);
        await ShouldPutVotesOffAsync(program.Client, () => LimitFiles(program, "0"), () => LimitFiles(program, "unlimited"));
        store.Writer.Open();
        store.TallyOf(store.IdOf("ml-intern")).Ship.ShouldBe(_written);
    }

    private async Task ShouldPutVotesOffAsync(HttpClient site, Action fail, Action mend)
    {
        (await IsWrittenAsync(site)).ShouldBeTrue();
        for (var i = 0; i < 2; i++)
        {
            fail();
            await VoteUntilPutOffAsync(site);
            using var page = await site.GetAsync("/tools/ml-intern");
            page.StatusCode.ShouldBe(HttpStatusCode.OK);
            await VoteUntilPutOffAsync(site);
            // Long enough for the writer to look after the log in the lull.
            await Task.Delay(5_500);
        }

        mend();
        var clock = Stopwatch.StartNew();
        while (!await IsWrittenAsync(site))
            clock.Elapsed.ShouldBeLessThan(LongestWait, "the site takes no votes on a disk that is mended");
    }

    // The writer cuts its log in a lull, and so finds room for some votes on a disk that was full.
    private async Task VoteUntilPutOffAsync(HttpClient site)
    {
        for (var first = _votes; _votes < first + ManyVotes;)
        {
            using var answer = await VoteAsync(site);
            if (answer.StatusCode == HttpStatusCode.SeeOther)
                continue;
            answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            answer.Headers.RetryAfter!.Delta.ShouldBe(LongestWait);
            return;
        }

        Assert.Fail($"{ManyVotes} votes were written where no write can be.");
    }

    private async Task<HttpResponseMessage> VoteAsync(HttpClient site)
    {
        var answer = await site.VoteAsync("ship", VoteClient.Address(_votes++));
        _written += answer.StatusCode == HttpStatusCode.SeeOther ? 1 : 0;
        return answer;
    }

    private async Task<bool> IsWrittenAsync(HttpClient site)
    {
        using var answer = await VoteAsync(site);
        return answer.StatusCode == HttpStatusCode.SeeOther;
    }

    private static void LimitFiles(RunningProgram program, string bytes)
    {
        using var prlimit = Process.Start("prlimit", ["--pid", $"{program.Id}", $"--fsize={bytes}:unlimited"]);
        prlimit.WaitForExit(TimeSpan.FromMinutes(1)).ShouldBeTrue("prlimit did not end");
        prlimit.ExitCode.ShouldBe(0);
    }
}
