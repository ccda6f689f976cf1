using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using ToolVerdicts.Load.Votes;

namespace ToolVerdicts.Load.Pages;

/// <summary>
/// How long the site takes from nothing to its first comparison, against an empty <c>dotnet new razor</c> app that was published the same
/// way. They take turns; the store is there already.
/// </summary>
internal static class StartBenchmark
{
    private const int Rounds = 15;
    private const double MostRatio = 1.5;
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(1);

    /// <summary>Publishes both, measures and prints.</summary>
    /// <returns>The exit code: 0, or 1 when the target is missed.</returns>
    public static int Run()
    {
        var folder = Directory.CreateTempSubdirectory("toolverdicts-start-").FullName;
        try
        {
            var empty = Path.Combine(folder, "empty");
            Publishing.Dotnet("new", "razor", "--output", Path.Combine(folder, "razor"), "--name", "razor", "--no-restore");
            var site = Publishing.PublishSite(folder);
            Publishing.Publish(Path.Combine(folder, "razor"), empty);
            var store = PageBenchmark.Store(folder);
            List<double> ours = [], theirs = [];
            for (var round = 0; round < Rounds; round++)
            {
                ours.Add(Measure(Path.Combine(site, "ToolVerdicts.Web"), site, PageBenchmark.Page, $"--Store={store}"));
                theirs.Add(Measure(Path.Combine(empty, "razor"), empty, "/"));
            }

            var (own, bare) = (Median(ours), Median(theirs));
            Console.WriteLine(
                $"{Rounds} starts each in turns, to the first 200: the site {own:F0} ms (from {ours.Min():F0}), an empty Razor "
                + $"app {bare:F0} ms (from {theirs.Min():F0}), {own / bare:F2} times; at most {MostRatio} is asked.");
            return own / bare <= MostRatio ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static double Measure(string program, string folder, string path, params string[] settings)
    {
        var port = ServerProcess.FreePort();
        var clock = Stopwatch.StartNew();
        using var process =
            Process.Start(new ProcessStartInfo(program, [.. settings, $"--urls=http://127.0.0.1:{port}"]) { RedirectStandardOutput = true,
            UseShellExecute = false, WorkingDirectory = folder })!;
        process.BeginOutputReadLine();
        while (!Answers(port, path))
        {
            if (process.HasExited || clock.Elapsed > LongestStart)
                throw new TimeoutException($"Waited {LongestStart.TotalSeconds:0} s for {program} to answer.");
            Thread.Sleep(2);
        }

        var time = clock.Elapsed.TotalMilliseconds;
        process.Kill();
        process.End();
        return time;
    }

    private static bool Answers(int port, string path)
    {
        try
        {
            using var client = new TcpClient("127.0.0.1", port);
            var wire = client.GetStream();
            wire.Write(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"));
            using var answer = new StreamReader(wire, Encoding.ASCII);
            return answer.ReadLine()?.Contains(" 200 ", StringComparison.Ordinal) == true;
        }
        catch (Exception fault) when (fault is SocketException or IOException)
        {
            // Not yet is the answer, not a fault.
            return false;
        }
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
