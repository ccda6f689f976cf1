using System.Text;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ToolVerdicts.Tests.Commands;
using ToolVerdicts.Tests.Pages;
using ToolVerdicts.Web.Telemetry;

namespace ToolVerdicts.Tests.Hostile;

public sealed class LogLineTests
{
    private const string Forged = "warn: Forged[0] the store is gone";

    // Each begins a line of its own, wipes the one before, colours the rest or turns it round, where it is let through.
    private static readonly string[] Breaks =
        ["\r", "\n", "\r\n", "\u001B[2K\r", "\u001B[31m", "\u009B31m", "\u001B]0;owned\a", "\b\b\b", "\u007F", "\u0085", "\u2028",
        "\u2029", "\u202E", "\u2066", "\u200F", "\v", "\f", "\0"];

    [Fact]
    public async Task Whatever_is_asked_when_everything_breaks_each_event_is_one_line()
    {
        var log = new LogListener();
        var store = TempStore.With(Seeds.Paths);
        // Each look at the clock is two minutes later, so that every fault is logged.
        var faults = new FaultLog(new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.FromMinutes(2) });
        await using var site = await SiteHost.OverAsync(store, services => services.AddSingleton(faults));
        site.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        store.Writer.Execute("ALTER TABLE tools RENAME TO lost");
        foreach (var request in Requests("127.0.0.1"))
            (await RawRequest.SendAsync(site, request)).ShouldStartWith("HTTP/1.1 ", customMessage: request);
        log.Lines.Count(line => line.Contains(" broke", StringComparison.Ordinal)).ShouldBeGreaterThan(Breaks.Length);
        // A fault's own trace has lines, and nothing of the request's.
        foreach (var line in log.Lines)
        {
            var (message, trace) = line.Split(" broke", 2) is [var said, var rest] ? (said, rest) : ("", line);
            ShouldBeHarmless(message);
            trace.ShouldNotContain(Forged);
        }
    }

    [Fact]
    public async Task Nothing_that_is_asked_reaches_the_console_as_it_came()
    {
        using var store = TempStore.With(Seeds.Paths);
        using var program = await RunningProgram.StartAsync(store.Database.FilePath);
        store.Writer.Execute("ALTER TABLE tools RENAME TO lost");
        foreach (var request in Requests("127.0.0.1"))
            await RawRequest.SendAsync(program.Client.BaseAddress!, request);
        var printed = await program.KillAsync();
        printed.ShouldContain(" broke");
        foreach (var line in printed.Split('\n'))
        {
            ShouldBeHarmless(line);
            line.Trim().ShouldNotStartWith(Forged);
        }
    }

    [Fact]
    public async Task File_names_and_pages_reach_the_console_of_a_verb_on_one_line_each()
    {
        using var store = new TempStore();
        var captures = Directory.CreateDirectory(Path.Combine(store.Folder, "captures")).FullName;
        foreach (var (hostile, number) in Breaks.Where(hostile => !hostile.Contains('\0')).Select((hostile, i) => (hostile, i)))
        {
            await File.WriteAllTextAsync(Path.Combine(captures, $"{number}{hostile}{Forged}.txt"), "no capture");
            var page = Seeds.Text(2).Replace("Mistral 3 Small (22B)", $"Mistral {number} Small{hostile}{Forged}", StringComparison.Ordinal)
                .Replace("4 ship / 0 skip", $"{hostile}{Forged}", StringComparison.Ordinal);
            await File.WriteAllTextAsync(Path.Combine(captures, $"page {number}{hostile}{Forged}.txt"), page);
        }

        foreach (var verb in (string[][])[["import", "captures"], ["import", "captures", "--dry-run"],
            ["import", $"nowhere\n{Forged}\u001B[31m"], ["check"], ["digest", "preview", "--out", $"preview\n{Forged}\u001B[31m"],
            [$"verb\n{Forged}\u001B[31m"], ["import", $"--option\n{Forged}"]])
            ShouldPrintLines(await ProgramRun.OfAsync(store.Folder, [.. verb, $"--Store=try\n{Forged}\u001B[31m.db"]));
    }

    private static void ShouldPrintLines(ProgramRun run)
    {
        foreach (var line in run.Output.Split('\n').Concat(run.Errors.Split('\n')))
        {
            ShouldBeHarmless(line);
            line.Trim().ShouldNotStartWith(Forged);
        }

        $"{run.Output}{run.Errors}".ShouldNotBeEmpty();
    }

    private static void ShouldBeHarmless(string line) =>
        line.Trim('\r').ShouldAllBe(c =>
            !char.IsControl(c) && !(c >= '\u2028' && c <= '\u202E') && !(c >= '\u2066' && c <= '\u2069') && c != '\u200F' && c != '\u200E'
            && c != '\u061C');

    // In the path, the query, a header, a cookie and a field of a form.
    private static IEnumerable<string> Requests(string host)
    {
        foreach (var (hostile, number) in Breaks.Select((hostile, i) => (hostile, i)))
        {
            var (escaped, raw) =
                (Uri.EscapeDataString(hostile + Forged), Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(hostile + Forged)));
            yield return $"GET /categories/x{escaped} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n";
            // One break in four everywhere else: a request is answered anew each time.
            if (number % 4 != 1)
                continue;
            yield return $"GET /tools?q={escaped}&sort={escaped} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n";
            yield return $"GET /nowhere/{escaped} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n";
            yield return $"GET / HTTP/1.1\r\nHost: {host}\r\nUser-Agent: {raw}\r\nReferer: {raw}\r\nX-Forwarded-For: {raw}\r\n"
                + $"traceparent: {raw}\r\nCookie: visitor={raw}\r\nAccept: {raw}\r\nConnection: close\r\n\r\n";
            yield return $"GET / HTTP/1.1\r\nHost: {host}{raw}\r\nConnection: close\r\n\r\n";
            yield return $"G{raw}ET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n";
            var form = $"vote={escaped}&tool={escaped}&email={escaped}&{escaped}={escaped}";
            foreach (var path in (string[])["/tools/ml-intern/vote", "/bookmarks", "/subscribe"])
                yield return $"POST {path} HTTP/1.1\r\nHost: {host}\r\nContent-Type: "
                    + $"application/x-www-form-urlencoded\r\nContent-Length: {form.Length}\r\nConnection: close\r\n\r\n{form}";
        }
    }
}
