using System.Globalization;
using Dapper;
using ToolVerdicts.Load.Votes;
using ToolVerdicts.Store;
using ToolVerdicts.Votes;

namespace ToolVerdicts.Load.Faults;

/// <summary>What jumps of the clock came to.</summary>
/// <param name="Jumps">How many there were.</param>
/// <param name="Answered">Votes, pages and subscriptions that were answered as ever.</param>
/// <param name="Wrong">Those that were not.</param>
/// <param name="OverCap">Votes of one network that counted on a day beyond the cap.</param>
/// <param name="FutureKeys">Days to come whose network counters are left after the clock was right again.</param>
public sealed record ClockFigures(int Jumps, int Answered, int Wrong, long OverCap, long FutureKeys)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Jumps} jumps: {Answered} requests answered as ever, {Wrong} not; {OverCap} votes counted beyond a network's cap, {FutureKeys} days to come left";
}

/// <summary>
/// The clock of the real program jumps by hours and days, ahead and back, while visitors vote, read and subscribe (libfaketime). Issues
/// are composed in <see cref="JumpingIssues"/>, where a year passes in seconds.
/// </summary>
public sealed class ClockJumps : IDisposable
{
    /// <summary>The seed of the jumps.</summary>
    public const int Seed = 20_261_128;

    private const int Jumps = 30;
    private const int NoticedMs = 1_200;
    private const int Looks = 3_000;
    private const int VotersOfOffice = 50;

    private const string CountedSql = "SELECT day AS Day, COUNT(*) AS Votes FROM votes v JOIN tools t ON t.id = v.tool_id WHERE t.slug = @slug AND v.counted = 1 GROUP BY day";

    private const string FutureKeysSql = "SELECT COUNT(*) FROM network_keys WHERE day > @tomorrow";

    private static readonly string[] Pages = ["/", "/tools", "/digests", "/subscribe", "/feed.xml", "/sitemap.xml", "/privacy"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("toolverdicts-clock-");
    private readonly Random _chance = new(Seed);
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
        _server = ServerProcess.OfSiteInTrouble(_path, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["LD_PRELOAD"] = Directory.GetFiles("/usr/lib", "libfaketimeMT.so.1", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, MaxRecursionDepth = 2 })[0],
            ["FAKETIME_TIMESTAMP_FILE"] = _offset,
            // In seconds. A server asks for the time so often that it could do nothing else, were the file read each time.
            ["FAKETIME_CACHE_DURATION"] = "1",
            // How long something takes is measured with another clock, which nobody sets.
            ["FAKETIME_DONT_FAKE_MONOTONIC"] = "1",
            ["DONT_FAKE_MONOTONIC"] = "1",
        });
    }

    /// <summary>Lets the clock jump under the site and where issues are composed, and prints what became of it.</summary>
    /// <returns>The exit code: 0, or 1 when something was not as ever, or when carelessness was not found out.</returns>
    public static async Task<int> RunAsync()
    {
        Console.WriteLine($"Jumps of the clock, seed {Seed}");
        var site = OfSite(Jumps);
        Console.WriteLine($"the site: {site}");
        var issues = await JumpingIssues.OfProgramAsync(Looks, Seed);
        Console.WriteLine($"issues: {issues}");
        var careless = JumpingIssues.OfIntervals(Looks, Seed);
        Console.WriteLine($"issues by intervals: {careless}");
        var isGood = site is { Wrong: 0, OverCap: 0, FutureKeys: 0 } && issues is { Doubled: 0, Overlapping: 0 } && careless.Doubled > 0;
        Console.WriteLine(isGood ? "Good: everything went on, caps held, no issue was composed twice, and intervals are found out." : "Bad.");
        return isGood ? 0 : 1;
    }

    /// <summary>Lets the clock jump under the real program.</summary>
    public static ClockFigures OfSite(int jumps)
    {
        using var run = new ClockJumps();
        for (var jump = 0; jump < jumps; jump++)
        {
            run.Jump(jump == jumps - 1 ? 0 : run._chance.Next(4) == 0 ? run._chance.Next(-10, 11) * 24 : run._chance.Next(-36, 37));
            run.Ask(jump);
        }

        return run.Judge(jumps);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _server.Dispose();
        _folder.Delete(recursive: true);
    }

    private void Jump(int hours)
    {
        // Renamed into place, so that nobody reads half of it.
        File.WriteAllText($"{_offset}.new", string.Create(CultureInfo.InvariantCulture, $"{hours * 3600:+0;-0;+0}"));
        File.Move($"{_offset}.new", _offset, overwrite: true);
        var day = DateTimeOffset.UtcNow.AddHours(hours).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        _arrivals[day] = _arrivals.GetValueOrDefault(day) + 1;
        Thread.Sleep(NoticedMs);
    }

    private void Ask(int jump)
    {
        using var socket = Exchange.Connect(_server.Port) ?? throw new InvalidOperationException("The site has ended.");
        foreach (var path in Pages)
            Expect(200, Exchange.Of(socket, $"GET {path} HTTP/1.1\nHost: localhost\n\n"));
        foreach (var cookie in _cookies.TakeLast(5).ToList())
        {
            Expect(200, Exchange.Of(socket, $"GET /tools/{_slugs[0]} HTTP/1.1\nHost: localhost\nCookie: visitor={cookie}\n\n"));
            Vote(socket, _slugs[0], VoteClient.Address(++_addresses), cookie);
        }

        // An office of many, who all vote on one tool.
        for (var voter = 1; voter <= VotersOfOffice; voter++)
            Vote(socket, _slugs[^1], $"198.51.100.{voter}", cookie: null);
        _cookies.Add(Vote(socket, _slugs[0], VoteClient.Address(++_addresses), cookie: null));
        Post(socket, "/subscribe", $"email=reader-{jump}%40example.org", VoteClient.Address(++_addresses), cookie: null);
    }

    private string Vote(System.Net.Sockets.Socket socket, string slug, string address, string? cookie) =>
        Post(socket, $"/tools/{slug}/vote", "vote=ship", address, cookie).Header("Set-Cookie")?["visitor=".Length..] ?? "";

    private Exchange Post(System.Net.Sockets.Socket socket, string path, string form, string address, string? cookie)
    {
        var held = cookie is null ? "" : $"Cookie: visitor={cookie}\n";
        return Expect(303, Exchange.Of(
            socket,
            $"POST {path} HTTP/1.1\nHost: localhost\nX-Forwarded-For: {address}\nContent-Type: application/x-www-form-urlencoded\nContent-Length: {form.Length}\n{held}\n{form}"));
    }

    private Exchange Expect(int status, Exchange exchange)
    {
        _answered += exchange.Status == status ? 1 : 0;
        _wrong += exchange.Status == status ? 0 : 1;
        return exchange;
    }

    private ClockFigures Judge(int jumps)
    {
        _server.Kill();
        using var store = new Database(_path).OpenWriter();
        // Counters of a day are deleted once the clock is past it; who comes back to it begins anew.
        var over = store.Query<(string Day, long Votes)>(CountedSql, new { slug = _slugs[^1] }).Sum(day => Math.Max(0, day.Votes - NetworkCap.Wide * _arrivals.GetValueOrDefault(day.Day)));
        var tomorrow = DateTimeOffset.UtcNow.AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return new ClockFigures(jumps, _answered, _wrong, over, store.ExecuteScalar<long>(FutureKeysSql, new { tomorrow }));
    }
}
