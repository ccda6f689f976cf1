using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace ToolVerdicts.Tests.Pages;

public sealed class PickerTests(SiteHost site) : IClassFixture<SiteHost>
{
    private const string TwinTagline = "First of its name: a twin";

    [Fact]
    public async Task A_part_of_a_name_that_several_tools_have_is_a_choice_among_them()
    {
        using var answer = await site.Client.GetAsync("/compare?tool=mistral&tool=smolvlm2");
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var page = await ParseAsync(answer);
        page.QuerySelectorAll(".message p").Select(said => said.TextContent)
            .ShouldBe(["3 tools match “mistral”. Choose one of them."]);
        var offers = page.QuerySelectorAll(".message a").Select(offer => offer.GetAttribute("href")!).ToList();
        offers.Order().ShouldBe(
        [
            "/compare?tool=mistral-3-small-22b&tool=smolvlm2", "/compare?tool=mistral-8x22b-v2&tool=smolvlm2",
            "/compare?tool=mistral-medium-3-72b-instruct&tool=smolvlm2",
        ]);
        foreach (var offer in offers)
            (await LocationAsync(offer)).ShouldEndWith("-vs-smolvlm2");
    }

    [Fact]
    public async Task A_refused_form_says_so_in_its_title_and_at_its_field()
    {
        var page = await PageAsync("/compare?tool=mistral&tool=smolvlm2");
        page.Title.ShouldStartWith("Error: ");
        var (refused, other) = (page.QuerySelector("#tool0")!, page.QuerySelector("#tool1")!);
        refused.GetAttribute("aria-invalid").ShouldBe("true");
        refused.HasAttribute("autofocus").ShouldBeTrue();
        page.GetElementById(refused.GetAttribute("aria-describedby")!)!.TextContent.ShouldContain("3 tools match “mistral”");
        refused.GetAttribute("value").ShouldBe("mistral");
        other.HasAttribute("aria-invalid").ShouldBeFalse();
        other.HasAttribute("aria-describedby").ShouldBeFalse();
        other.GetAttribute("value").ShouldBe("SmolVLM2");
        (await PageAsync("/compare")).QuerySelectorAll("[aria-invalid], [autofocus]").ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_field_that_names_no_tool_has_a_choice_of_its_own()
    {
        var page = await PageAsync("/compare?tool=mistral&tool=smolvlm");
        page.QuerySelectorAll(".message p").Length.ShouldBe(2);
        page.QuerySelectorAll("[aria-invalid=true]").Select(field => page.GetElementById(field.GetAttribute("aria-describedby")!)!
            .QuerySelectorAll("a").Length).ShouldBe([3, 2]);
        page.QuerySelectorAll("[autofocus]").ShouldHaveSingleItem();
        page.QuerySelectorAll(".message a").Select(offer => offer.GetAttribute("href")!)
            .ShouldContain("/compare?tool=mistral&tool=smolvlm2");
        var chosen = await PageAsync("/compare?tool=mistral&tool=smolvlm2");
        chosen.QuerySelectorAll("[aria-invalid=true]").ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("8x22b", "/compare/mistral-8x22b-v2-vs-smollm3")]
    [InlineData("mistrla medium", "/compare/mistral-medium-3-72b-instruct-vs-smollm3")]
    [InlineData("Mistral 3 Small (22B)", "/compare/mistral-3-small-22b-vs-smollm3")]
    public async Task A_text_that_one_name_has_is_taken(string typed, string path) =>
        (await LocationAsync($"/compare?tool={Uri.EscapeDataString(typed)}&tool=smollm3")).ShouldBe(path);

    [Fact]
    public async Task A_word_that_stands_in_reviews_alone_is_offered_and_not_taken()
    {
        var page = await PageAsync("/compare?tool=doom-loop&tool=smollm3");
        page.QuerySelector(".message p")!.TextContent.ShouldBe("We have no tool called “doom-loop”, but one whose texts have it.");
        page.QuerySelectorAll(".message a").ShouldHaveSingleItem().GetAttribute("href")
            .ShouldBe("/compare?tool=ml-intern&tool=smollm3");
    }

    [Fact]
    public async Task A_text_that_nothing_matches_gets_the_nearest_names()
    {
        var page = await PageAsync("/compare?tool=smolxxm3&tool=ml-intern");
        page.QuerySelector(".message p")!.TextContent.ShouldBe("We have no tool called “smolxxm3”. The nearest names:");
        page.QuerySelectorAll(".message a").Select(offer => offer.GetAttribute("href")!)
            .ShouldContain("/compare?tool=smollm3&tool=ml-intern");
        var none = await PageAsync("/compare?tool=%F0%9F%A4%97&tool=ml-intern");
        none.QuerySelector(".message")!.TextContent.ShouldContain("Type another name.");
        none.QuerySelectorAll(".message a").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/compare?tool=mistral-3-small-22b", "Mistral 3 Small (22B)")]
    [InlineData("/compare?tool=smollm3&tool=smollm3", "SmolLM3 SmolLM3")]
    public async Task Fields_show_names_and_never_slugs(string path, string names) =>
        string.Join(' ', (await PageAsync(path)).QuerySelectorAll(".picker input").Select(field => field.GetAttribute("value"))
            .OfType<string>()).ShouldBe(names);

    [Fact]
    public async Task The_same_tool_twice_is_refused_at_the_second_field()
    {
        using var answer = await site.Client.GetAsync("/compare?tool=smollm3&tool=SmolLM3");
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var page = await ParseAsync(answer);
        page.Title.ShouldStartWith("Error: ");
        var field = page.QuerySelectorAll("[aria-invalid=true]").ShouldHaveSingleItem();
        field.Id.ShouldBe("tool1");
        page.GetElementById(field.GetAttribute("aria-describedby")!)!.TextContent.ShouldContain("Choose two different tools.");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/compare")]
    public async Task The_list_of_a_field_has_names(string path)
    {
        var options = (await PageAsync(path)).QuerySelectorAll("datalist option").ToList();
        options.Select(option => option.GetAttribute("value")).ShouldContain("Mistral 3 Small (22B)");
        options.ShouldAllBe(option => option.TextContent.StartsWith($"{option.GetAttribute("value")}: "));
    }

    [Fact]
    public async Task A_shared_name_has_its_tagline_in_the_list_and_names_one_tool_with_it()
    {
        var store = new TempStore();
        store.ImportText(Seeds.Text(0).Replace("Mistral 3 Small (22B)", "ml-intern", StringComparison.Ordinal), "namesakes.txt");
        store.ImportText(Seeds.Text(3), "others.txt", isNew: true);
        await using var host = await SiteHost.OverAsync(store);
        var page = new HtmlParser().ParseDocument(await host.HtmlAsync("/compare"));
        var twins = page.QuerySelectorAll("datalist option").Select(option => option.GetAttribute("value")!)
            .Where(value => value.StartsWith("ml-intern", StringComparison.Ordinal)).ToList();
        twins.Count.ShouldBe(2);
        twins.ShouldBeUnique();
        twins.ShouldAllBe(twin => twin.StartsWith("ml-intern: "));
        using var suggested = System.Text.Json.JsonDocument.Parse(await host.HtmlAsync("/api/suggest?q=ml-intern"));
        suggested.RootElement.EnumerateArray().Select(tool => tool.GetProperty("text").GetString()).ShouldBe(twins, ignoreOrder: true);
        var places = new HashSet<string>();
        foreach (var twin in twins)
        {
            using var answer = await host.Client.GetAsync($"/compare?tool={Uri.EscapeDataString(twin)}&tool=smolvlm2");
            places.Add(answer.Headers.Location!.OriginalString);
        }

        places.Count.ShouldBe(2);
        var one = new HtmlParser().ParseDocument(await host.HtmlAsync($"/compare?tool={Uri.EscapeDataString(twins[0])}"));
        one.QuerySelector("#tool0")!.GetAttribute("value").ShouldBe(twins[0]);
    }

    [Fact]
    public void Every_beginning_before_a_colon_may_be_the_name() =>
        ToolVerdicts.Tools.ToolName.NamesIn($"Twin: a name: {TwinTagline}")
            .ShouldBe(["Twin", "Twin: a name", "Twin: a name: First of its name"]);

    private async Task<IHtmlDocument> PageAsync(string path)
    {
        using var answer = await site.Client.GetAsync(path);
        return await ParseAsync(answer);
    }

    private static async Task<IHtmlDocument> ParseAsync(HttpResponseMessage answer) =>
        new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());

    private async Task<string> LocationAsync(string path)
    {
        using var answer = await site.Client.GetAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, path);
        return answer.Headers.Location!.OriginalString;
    }
}
