using System.Globalization;
using System.Net;
using System.Text;
using Dapper;
using ToolVerdicts.Tests.Commands;
using ToolVerdicts.Verdicts;
using ToolVerdicts.Visitors;

namespace ToolVerdicts.Tests.Votes;

/// <summary>What the program keeps of those who vote, looked for byte by byte in everything it writes.</summary>
public sealed class VotePrivacyTests : IDisposable
{
    private static readonly string[] Addresses =
    [
        "203.0.113.77", "198.51.100.201", "192.0.2.143", "100.99.98.97", "::ffff:203.0.113.199", "2001:db8:cafe:f00d:1234:5678:9abc:def0",
            "2001:db8:beef:1::5",
    ];

    private readonly TempStore _store = TempStore.With(Seeds.Paths);

    [Fact]
    public async Task No_address_of_a_run_is_in_the_store_its_log_of_changes_or_the_programs_log()
    {
        using var program = await RunningProgram.StartAsync(_store.Database.FilePath);
        foreach (var address in Addresses)
        {
            using var voted = await program.Client.VoteAsync("ship", address);
            voted.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
            var cookie = voted.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
            (await program.Client.VoteAsync("skip", address, cookie)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
            (await program.Client.VoteAsync("none", address, cookie, "smollm3")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
            (await program.Client.VoteAsync("perhaps", address, cookie, "smollm3")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        }

        // Whoever asks too often is refused, and told of nowhere either.
        for (var i = 0; i < 60; i++)
            await program.Client.VoteAsync("ship", Addresses[0]);
        (await program.Client.VoteAsync("ship", Addresses[0])).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        var log = await program.KillAsync();

        log.ShouldContain("Ctrl+C", customMessage: "the log that is searched is the program's");
        File.Exists($"{_store.Database.FilePath}-wal").ShouldBeTrue();
        _store.Writer.ExecuteScalar<long>("SELECT COUNT(*) FROM votes").ShouldBeGreaterThanOrEqualTo(Addresses.Length);
        foreach (var (name, bytes) in Written(log))
            TracesIn(bytes).ShouldBeEmpty(name);
    }

    [Fact]
    public void The_search_finds_an_address_in_every_form_it_could_have_been_written_in()
    {
        var traces = Addresses.SelectMany(TracesOf).ToList();
        foreach (var (i, trace) in traces.Index())
            _store.Writer.Execute("INSERT INTO reviewers (key, name) VALUES (@key, @trace)", new { key = $"planted {i}", trace });
        var found = Written(log: "").SelectMany(file => TracesIn(file.Bytes)).ToHashSet(StringComparer.Ordinal);
        traces.ShouldAllBe(trace => found.Contains(Convert.ToHexString(trace)));
        TracesIn(Encoding.UTF8.GetBytes($"POST from {Addresses[0]}")).ShouldNotBeEmpty();
    }

    [Fact]
    public void A_vote_has_a_tool_a_hash_a_call_and_a_day_and_nothing_else()
    {
        var chance = new Random(3);
        foreach (var i in Enumerable.Range(0, 50))
            _store.Cast(RandomVotes.NewVoter(chance), _store.IdOf("ml-intern"), i % 2 == 0 ? Call.Ship : Call.Skip);
        var votes = _store.Writer.Query("SELECT * FROM votes").Cast<IDictionary<string, object>>().ToList();
        votes.Count.ShouldBe(50);
        foreach (var vote in votes)
        {
            vote.Keys.ShouldBe(["voter", "tool_id", "call", "day", "counted"]);
            ((byte[])vote["voter"]).Length.ShouldBe(16);
            ((string)vote["call"]).ShouldBeOneOf("ship", "skip");
            DateOnly.TryParseExact((string)vote["day"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
                .ShouldBeTrue();
            vote["counted"].ShouldBeOneOf(0L, 1L);
        }
    }

    public void Dispose() => _store.Dispose();

    // The index of the log of changes holds page numbers and sums; it is searched as well.
    private IEnumerable<(string Name, byte[] Bytes)> Written(string log) =>
    [
        .. Directory.GetFiles(_store.Folder).Select(path => (Path.GetFileName(path), ReadShared(path))),
        ("log", Encoding.UTF8.GetBytes(log)),
    ];

    private static byte[] ReadShared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static IEnumerable<string> TracesIn(byte[] bytes) =>
        Addresses.SelectMany(TracesOf).Where(trace => bytes.AsSpan().IndexOf(trace) >= 0).Select(Convert.ToHexString);

    /// <summary>An address as text and as bytes, whole and as the networks that caps and limits know it by.</summary>
    private static IEnumerable<byte[]> TracesOf(string text)
    {
        var address = IPAddress.Parse(text);
        address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var bytes = address.GetAddressBytes();
        var near = bytes.Length == 4 ? bytes : bytes[..8];
        var network = Network.Of(address);
        var words = new[] { text, $"{address}", Convert.ToHexString(near), Convert.ToHexStringLower(near), network.Near, network.Wide };
        return [near, [.. near.Reverse()], .. words.Distinct(StringComparer.Ordinal).Select(Encoding.UTF8.GetBytes)];
    }
}
