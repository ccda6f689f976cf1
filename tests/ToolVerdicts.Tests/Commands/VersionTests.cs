using System.Text.RegularExpressions;

namespace ToolVerdicts.Tests.Commands;

public partial class VersionTests
{
    [Fact]
    public async Task The_program_prints_the_newest_version_of_the_changelog()
    {
        var changelog = await File.ReadAllTextAsync(Path.Combine(Seeds.Root, "CHANGELOG.md"));
        var newest = Heading().Matches(changelog).Select(heading => Version.Parse(heading.Groups["version"].Value)).Max();

        var run = await ProgramRun.OfAsync(Path.GetTempPath(), "--version");

        run.ExitCode.ShouldBe(0, run.Errors);
        run.Output.Trim().ShouldBe(newest!.ToString());
    }

    [GeneratedRegex(@"^## \[(?<version>\d+\.\d+\.\d+)\] - \d{4}-\d\d-\d\d\r?$", RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Heading();
}
