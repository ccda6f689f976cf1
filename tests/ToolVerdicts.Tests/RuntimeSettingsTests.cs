using System.Globalization;
using System.Text.Json;

namespace ToolVerdicts.Tests;

public class RuntimeSettingsTests
{
    private static readonly string[] Settings =
    [
        "System.Globalization.Invariant", "System.Globalization.PredefinedCulturesOnly",
        "System.GC.Server", "System.GC.Concurrent", "System.Runtime.TieredPGO",
    ];

    [Theory]
    [InlineData("ToolVerdicts.Tests")]
    [InlineData("ToolVerdicts.Load")]
    public void The_program_and_its_tests_run_under_the_same_settings(string project) => Read(project).ShouldBe(Read("ToolVerdicts.Web"));

    [Fact]
    public void Text_is_normalized_and_folded_by_ICU()
    {
        "e\u0301".Normalize().ShouldBe("\u00e9");
        CultureInfo.GetCultureInfo("tr").TextInfo.ToUpper('i').ShouldBe('İ');
    }

    [Fact]
    public void Tests_run_in_the_culture_that_the_program_sets() => CultureInfo.CurrentCulture.ShouldBe(CultureInfo.InvariantCulture);

    // A setting that is not there has the runtime's own default.
    private static List<string> Read(string project)
    {
        using var settings = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, $"{project}.runtimeconfig.json")));
        var properties = settings.RootElement.GetProperty("runtimeOptions").GetProperty("configProperties");
        return Settings.Select(name => $"{name}: {(properties.TryGetProperty(name, out var value) ? $"{value}" : "default")}").ToList();
    }
}
