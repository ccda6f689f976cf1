using System.Diagnostics;
using System.Text.RegularExpressions;

namespace ToolVerdicts.Tests.Commands;

/// <summary>The unit of docs/operating.md, the Dockerfile and compose.yaml.</summary>
public sealed partial class ServiceUnitTests
{
    // systemd counts in tenths: 3.0.
    private const string Threshold = "30";

    [Fact]
    public async Task Systemd_rates_the_documented_unit_at_three_or_less()
    {
        var (code, said) = await RateAsync(Unit());
        code.ShouldBe(0, said);
        // The unit of before, in the main.
        var (bareCode, bareSaid) = await RateAsync("[Service]\nUser=toolverdicts\nExecStart=/bin/true\nNoNewPrivileges=yes\n");
        bareCode.ShouldNotBe(0, bareSaid);
    }

    [Fact]
    public void The_picture_runs_as_a_user_without_rights_and_keeps_everything_in_its_volume()
    {
        var picture = File.ReadAllText(Path.Combine(Seeds.Root, "Dockerfile"));
        picture.ShouldMatch("(?m)^USER 10001:10001$");
        picture.ShouldContain("VOLUME /data");
        picture.ShouldContain("Store=/data/");
        picture.ShouldContain("HEALTHCHECK");
        var compose = File.ReadAllText(Path.Combine(Seeds.Root, "compose.yaml"));
        compose.ShouldContain("read_only: true");
        compose.ShouldContain("cap_drop: [ALL]");
        var network = Network().Match(compose).Groups["network"].Value;
        compose.ShouldContain($"Proxies: {network}", customMessage: "the proxy's network is the one that is trusted");
    }

    private static string Unit()
    {
        var docs = File.ReadAllText(Path.Combine(Seeds.Root, "docs", "operating.md"));
        return docs.Split("`/etc/systemd/system/toolverdicts.service`:")[1].Split("```")[1].Trim() + "\n";
    }

    private static async Task<(int ExitCode, string Said)> RateAsync(string unit)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/systemd-analyze"), "systemd is not installed.");
        var folder = Directory.CreateTempSubdirectory("toolverdicts-tests-");
        try
        {
            var path = Path.Combine(folder.FullName, "toolverdicts.service");
            await File.WriteAllTextAsync(path, unit);
            using var analyze = Process.Start(new ProcessStartInfo(
                "systemd-analyze", ["security", "--offline=true", "--no-pager", $"--threshold={Threshold}", path])
            {
                RedirectStandardOutput = true,
                UseShellExecute = false,
            })!;
            var said = await analyze.StandardOutput.ReadToEndAsync().WithinAsync("what systemd says of a unit");
            await analyze.EndAsync();
            return (analyze.ExitCode, said);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [GeneratedRegex(@"subnet: (?<network>[\d./]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Network();
}
