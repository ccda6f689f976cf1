using System.Text.Json;
using AngleSharp.Html.Parser;
using ToolVerdicts.Tests.Live;

namespace ToolVerdicts.Tests.Pages;

public sealed class StructuredCriteriaTests
{
    private const string Facts =
        """
        ---
        source: https://example.com/docs
        seen: 2026-11-20
        facts:
          price: Free
          licence: apache-2.0
          version: 1.2
          platforms: linux, web
          context: 128k
          status: ~
        ---
        """;

    [Fact]
    public async Task Known_and_fresh_criteria_of_a_program_are_data()
    {
        var program = await DataAsync(Facts, "2026-11-28");
        program.GetProperty("@type").GetString().ShouldBe("SoftwareApplication");
        program.GetProperty("license").GetString().ShouldBe("https://spdx.org/licenses/Apache-2.0.html");
        program.GetProperty("softwareVersion").GetString().ShouldBe("1.2");
        program.GetProperty("operatingSystem").GetString().ShouldBe("linux, web");
        program.GetProperty("offers").GetProperty("price").GetInt32().ShouldBe(0);
        program.GetProperty("featureList").EnumerateArray().Select(feature => feature.GetString())
            .ShouldBe(["Licence: Apache-2.0", "Context window: 128k tokens", "Platforms: linux, web", "Latest version: 1.2"]);
    }

    [Fact]
    public async Task The_version_of_something_else_is_no_version_of_the_program()
    {
        const string Criteria = "- { key: api-version, label: API version, kind: version }\n";
        var file = "---\nown: true\nfacts:\n  api-version: 1.2.0\n---\n";
        (await DataAsync(file, "2026-11-28", Criteria)).TryGetProperty("softwareVersion", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Old_values_are_no_data()
    {
        var program = await DataAsync(Facts, "2029-11-28");
        foreach (var name in (string[])["license", "softwareVersion", "operatingSystem", "offers", "featureList"])
            program.TryGetProperty(name, out _).ShouldBeFalse(name);
    }

    [Fact]
    public async Task A_price_that_is_not_free_or_has_no_day_makes_no_offer()
    {
        (await DataAsync(Facts.Replace("price: Free", "price: Paid"), "2026-11-28")).TryGetProperty("offers", out _).ShouldBeFalse();
        (await DataAsync("---\nown: true\n---\n", "2026-11-28")).TryGetProperty("offers", out _).ShouldBeFalse();
    }

    private static async Task<JsonElement> DataAsync(string file, string today, string? criteria = null)
    {
        using var folder = new SiteFolder();
        folder.Write("tools/ml-intern.md", file);
        if (criteria is not null)
            folder.Write("criteria.yml", criteria);
        var store = TempStore.With(Seeds.Paths);
        folder.Apply(store);
        var now = new DateTimeOffset(DateOnly.Parse(today), new TimeOnly(12, 0), TimeSpan.Zero);
        await using var site = await SiteHost.OverAsync(store, new RunningTime(now), $"--Content={folder.Root}");
        var page = new HtmlParser().ParseDocument(await site.HtmlAsync("/tools/ml-intern"));
        var data = page.QuerySelector("script[type='application/ld+json']")!.TextContent;
        return JsonDocument.Parse(data).RootElement.GetProperty("@graph").EnumerateArray()
            .Single(thing => thing.GetProperty("@type").GetString() == "SoftwareApplication");
    }
}
