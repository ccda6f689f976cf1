using System.Globalization;
using Dapper;
using ToolVerdicts.Load.Votes;
using ToolVerdicts.Store;
using ToolVerdicts.Votes;

namespace ToolVerdicts.Load.Faults;

/// <summary>
/// Makes the clock of the real program jump by hours and days, forwards and backwards, with libfaketime, while visitors vote, read and
/// subscribe. <see cref="JumpingIssues"/> composes issues under a jumping clock, and contains the control.
/// </summary>
public sealed class ClockJumps : IDisposable
{
    /// <summary>The seed of the jumps.</summary>
    public const int Seed = 20_261_128;

    private const int Jumps = 30;
    // libfaketime reads its file once a second.
    private const int JumpDelayMs = 1_200;
    private const int ClockChecks = 3_000;
    private const int VotersInNetwork = 50;

    private const string CountedSql =
        """
        SELECT day AS Day, COUNT(*) AS Votes FROM votes v JOIN tools t ON t.id = v.tool_id
        WHERE t.slug = @slug AND v.counted = 1 GROUP BY day
        """;

    private const string FutureKeysSql = "SELECT COUNT(*) FROM network_keys WHERE day > @tomorrow";

    private static readonly string[] Pages = ["/", "/tools", "/digests", "/subscribe", "/feed.xml", "/sitemap.xml", "/privacy"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("toolverdicts-clock-");
    private readonly Random _chance = new(Seed);
    // The number of jumps to each day, in the format of the store.
    private readonly Dictionary<string, long> _arrivals = new(StringComparer.Ordinal);
    private readonly string _path;
    private readonly string _offset;
    private readonly IReadOnlyList<string> _slugs;
    private readonly ServerProcess _server;
    private readonly List<string> _cookies = [];
    private int _addresses;
    private int _answered;
    private int _wrong;

    private ClockJumps()
    {
        (_path, _slugs) = VoteStore.Create(_folder.FullName, "votes");
        _offset = Path.Combine(_folder.FullName, "offset");
        File.WriteAllText(_offset, "+0");
        var search = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, MaxRecursionDepth = 2 };
        _server = ServerProcess.OfSiteWithFaults(_path, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["LD_PRELOAD"] = Directory.GetFiles("/usr/lib", "libfaketimeMT.so.1", search)[0],
            ["FAKETIME_TIMESTAMP_FILE"] = _offset,
            // The seconds for which libfaketime caches its file. A server asks for the time too often to read the file each time.
            ["FAKETIME_CACHE_DURATION"] = "1",
            // The monotonic clock measures durations and does not jump on a real machine either.
            ["FAKETIME_DONT_FAKE_MONOTONIC"] = "1",
            ["DONT_FAKE_MONOTONIC"] = "1",
            // Otherwise a wait with a limit returns at once.
            ["FAKETIME_FORCE_MONOTONIC_FIX"] = "0",
        });
    }

    /// <summary>Runs the site and the issues under a jumping clock, then the control, and prints the figures.</summary>
    /// <returns>The exit code: 0, or 1 when the site or its issues had a fault, or the control had none.</returns>
    public static async Task<int> RunAsync()
    {
        Console.WriteLine($"Jumps of the clock, seed {Seed}");
        var site = RunSite(Jumps);
        Console.WriteLine($"the site: {site}");
        var issues = await JumpingIssues.RunProgramAsync(ClockChecks, Seed);
        Console.WriteLine($"issues: {issues}");
        var control = JumpingIssues.RunControl(ClockChecks, Seed);
        Console.WriteLine($"control, issues by intervals: {control}");
        var isGood = site is { Wrong: 0, OverCap: 0, FutureKeys: 0 } && issues is { Doubled: 0, Overlapping: 0 } && control.Doubled > 0;
        const string good = "Good: all answers and caps were right, no issue was composed twice, and the control had faults.";
        Console.WriteLine(isGood ? good : "Bad.");
        return isGood ? 0 : 1;
    }

    /// <summary>Makes the clock of the real program jump.</summary>
    public static ClockFigures RunSite(int jumps)
    {
        using var run = new ClockJumps();
        for (var jump = 0; jump < jumps; jump++)
        {
            run.Jump(jump == jumps - 1 ? 0 : run.DrawHours());
            run.SendRequests(jump);
        }

        return run.KillAndCheck(jumps);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _server.Dispose();
        _folder.Delete(recursive: true);
    }

    private int DrawHours() => _chance.Next(4) == 0 ? _chance.Next(-10, 11) * 24 : _chance.Next(-36, 37);

    private void Jump(int hours)
    {
        // The file is renamed into place, so that libfaketime never reads half of it.
        File.WriteAllText($"{_offset}.new", string.Create(CultureInfo.InvariantCulture, $"{hours * 3600:+0;-0;+0}"));
        File.Move($"{_offset}.new", _offset, overwrite: true);
        var day = DateTimeOffset.UtcNow.AddHours(hours).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        _arrivals[day] = _arrivals.GetValueOrDefault(day) + 1;
        Thread.Sleep(JumpDelayMs);
    }

    private void SendRequests(int jump)
    {
        using var socket = Exchange.Connect(_server.Port) ?? throw new InvalidOperationException("The site does not listen any more.");
        foreach (var path in Pages)
            Expect(200, Exchange.Send(socket, $"GET {path} HTTP/1.1\nHost: localhost\n\n"));
        foreach (var cookie in _cookies.TakeLast(5).ToList())
        {
            Expect(200, Exchange.Send(socket, $"GET /tools/{_slugs[0]} HTTP/1.1\nHost: localhost\nCookie: visitor={cookie}\n\n"));
            Vote(socket, _slugs[0], VoteClient.Address(++_addresses), cookie);
        }

        // Many voters of one network vote on one tool, so that the network's cap is reached.
        for (var voter = 1; voter <= VotersInNetwork; voter++)
            Vote(socket, _slugs[^1], $"198.51.100.{voter}", cookie: null);
        _cookies.Add(Vote(socket, _slugs[0], VoteClient.Address(++_addresses), cookie: null));
        Post(socket, "/subscribe", $"email=reader-{jump}%40example.org", VoteClient.Address(++_addresses), cookie: null);
    }

    private string Vote(System.Net.Sockets.Socket socket, string slug, string address, string? cookie) =>
        Post(socket, $"/tools/{slug}/vote", "vote=ship", address, cookie ?? FirstCookie(socket, slug, address))
            .Header("Set-Cookie")?["visitor=".Length..] ?? "";

    // The first post of a new visitor is answered with a cookie, with which a browser sends it again.
    private static string? FirstCookie(System.Net.Sockets.Socket socket, string slug, string address) => Exchange.Send(
        socket,
        $"POST /tools/{slug}/vote HTTP/1.1\nHost: localhost\nX-Forwarded-For: {address}\n"
        + "Content-Type: application/x-www-form-urlencoded\nContent-Length: 9\n\nvote=ship").Header("Set-Cookie")?["visitor=".Length..]
            .Split(';')[0];

    private Exchange Post(System.Net.Sockets.Socket socket, string path, string form, string address, string? cookie)
    {
        var header = cookie is null ? "" : $"Cookie: visitor={cookie}\n";
        return Expect(303, Exchange.Send(
            socket,
            $"POST {path} HTTP/1.1\nHost: localhost\nX-Forwarded-For: {address}\nContent-Type: application/x-www-form-urlencoded\n"
            + $"Content-Length: {form.Length}\n{header}\n{form}"));
    }

    private Exchange Expect(int status, Exchange exchange)
    {
        _answered += exchange.Status == status ? 1 : 0;
        _wrong += exchange.Status == status ? 0 : 1;
        return exchange;
    }

    private ClockFigures KillAndCheck(int jumps)
    {
        _server.Kill();
        using var store = new Database(_path).OpenWriter();
        // A day's counters are deleted once the clock has passed the day, so each jump back to it starts a new count.
        var over = store.Query<(string Day, long Votes)>(CountedSql, new { slug = _slugs[^1] })
            .Sum(day => Math.Max(0, day.Votes - NetworkCap.Wide * _arrivals.GetValueOrDefault(day.Day)));
        var tomorrow = DateTimeOffset.UtcNow.AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return new ClockFigures(jumps, _answered, _wrong, over, store.ExecuteScalar<long>(FutureKeysSql, new { tomorrow }));
    }
}
