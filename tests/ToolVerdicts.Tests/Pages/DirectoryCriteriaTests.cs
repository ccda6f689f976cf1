using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using ToolVerdicts.Tests.Editing;

namespace ToolVerdicts.Tests.Pages;

public sealed class DirectoryCriteriaTests : IAsyncLifetime
{
    private const string Criteria =
        """
        - { key: licence, label: Licence, kind: licence }
        - { key: self-hosted, label: Runs on your own machines, kind: yes-no, better: yes }
        - { key: context, label: Context window, kind: number, unit: tokens, better: higher, max_age: 1 }
        - { key: price-in, label: Price of tokens in, kind: money, unit: USD, better: lower, max_age: 30 }
        - { key: platforms, label: Platforms, kind: set, words: [linux, web] }
        - { key: seats, label: Seats, kind: number, better: higher, applies_to: [Cars] }
        - { key: nobody, label: Known of nobody, kind: yes-no }
        - { key: words, label: In words }
        """;

    private static readonly (string Tool, string Facts)[] Facts =
    [
        ("smollm3", "licence=Apache-2.0;self-hosted=yes;context=128k;price-in=0.15 USD;platforms='linux, web'"),
        ("smolvlm2", "licence=MIT;self-hosted=yes;context=8000;price-in=1.00 USD"),
        ("smolvlm-3b", "licence=Proprietary;self-hosted=no;context=1000;price-in=3 EUR"),
        ("ml-intern", "licence=Apache-2.0;seats=5"),
    ];

    private readonly EditedStore _edited = new();
    private SiteHost _site = null!;

    public async ValueTask InitializeAsync()
    {
        _edited.Files["criteria.yml"] = Criteria;
        foreach (var (tool, facts) in Facts)
        {
            _edited.Files[$"tools/{tool}.md"] = "---\nfacts:\n" + string.Concat(facts.Split(';').Select(fact => fact.Split('='))
                .Select(fact => $"  {fact[0]}: {{ value: {fact[1]}, source: \"https://docs.example/a\", seen: 2026-11-20 }}\n")) + "---\n";
        }

        _edited.Files["tools/ml-intern.md"] = _edited.Files["tools/ml-intern.md"]
            .Replace("value: 5, source: \"https://docs.example/a\", seen: 2026-11-20", "value: ~, own: true, because: it has no wheels",
                StringComparison.Ordinal);
        _edited.Done();
        _site = await SiteHost.OverAsync(_edited.Store, new RunningTime(TempStore.Noon));
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Theory]
    [InlineData("licence=osi&self-hosted=yes&context=8000..&price-in=..1.00", "smollm3 smolvlm2")]
    [InlineData("licence=Apache-2.0", "ml-intern smollm3")]
    [InlineData("context=..8000", "smolvlm-3b smolvlm2")]
    [InlineData("context=8000..8000", "smolvlm2")]
    [InlineData("price-in=..99", "smollm3 smolvlm2")]
    [InlineData("platforms=linux", "smollm3")]
    [InlineData("self-hosted=no", "smolvlm-3b")]
    [InlineData("q=smol&context=2000..", "smollm3 smolvlm2")]
    [InlineData("category=developer-tools&verdict=ship&licence=osi", "ml-intern smollm3 smolvlm2")]
    [InlineData("licence=GPL-3.0-only", "")]
    public async Task A_choice_leaves_the_tools_that_match_it(string query, string tools)
    {
        var page = await PageAsync($"/tools?{query}");
        page.QuerySelectorAll(".directory h3 a").Select(link => link.GetAttribute("href")![7..]).Order().ShouldBe(
            tools.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        page.QuerySelector("#found")!.TextContent.ShouldStartWith($"{tools.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length} tool");
    }

    [Fact]
    public async Task A_facet_counts_its_values_beside_the_other_choices()
    {
        var page = await PageAsync("/tools?self-hosted=yes");
        Options(page, "licence").ShouldBe(
            ["All", "Approved by the OSI (2)", "Called free by the FSF (2)", "Apache-2.0 (1)", "MIT (1)", "Not stated (0)"]);
        Options(page, "self-hosted").ShouldBe(["All", "Yes (2)", "No (1)", "Not stated (5)"]);
        Options(page, "platforms").ShouldBe(["All", "linux (1)", "web (1)", "Not stated (1)"]);
        page.QuerySelector("#by-context-hint")!.TextContent.ShouldBe("tokens · Not stated (0)");
        Options(page, "category").ShouldBe(["All", "Developer Tools (2)"]);
        page.QuerySelector("details[open] #by-self-hosted option[selected]")!.GetAttribute("value").ShouldBe("yes");
    }

    [Fact]
    public async Task What_is_not_stated_does_not_apply_and_is_known_of_nobody_are_three_things()
    {
        var whole = await PageAsync("/tools");
        whole.QuerySelector("#by-nobody").ShouldBeNull();
        whole.QuerySelector("#by-words").ShouldBeNull();
        whole.QuerySelector("#by-seats").ShouldBeNull();
        whole.QuerySelector(".search details")!.HasAttribute("open").ShouldBeFalse();
        (await PageAsync("/tools?seats=does-not-apply")).QuerySelectorAll(".directory li").Length.ShouldBe(8);
        (await PageAsync("/tools?seats=not-stated")).QuerySelectorAll(".directory li").Length.ShouldBe(0);
        (await PageAsync("/tools?context=not-stated")).QuerySelectorAll(".directory li").Length.ShouldBe(5);
    }

    [Theory]
    [InlineData("?context=8000", "?context=8000..")]
    [InlineData("?context=128k", "?context=128000..")]
    [InlineData("?price-in=1.00", "?price-in=..1.00")]
    [InlineData("?price-in=..1.00&context=8000..", "?context=8000..&price-in=..1.00")]
    [InlineData("?q=&category=&price=&verdict=&sort=&licence=OSI&self-hosted=&context=&price-in=&platforms=", "?licence=osi")]
    [InlineData("?licence=&view=table&page=1", "?view=table")]
    [InlineData("?sort=context&category=developer-tools&licence=", "?category=developer-tools&sort=context")]
    public async Task Another_spelling_leads_to_the_one_address(string query, string address)
    {
        using var response = await _site.Client.GetAsync($"/tools{query}");
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        response.Headers.Location!.ToString().ShouldBe($"/tools{address}");
        using var next = await _site.Client.GetAsync($"/tools{address}");
        next.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("context=1e400", "there is no such choice: Context window “1e400”.")]
    [InlineData("context=9..3", "there is no such choice: Context window “9..3”.")]
    [InlineData("licence=nonsense&context=x%0D%0Ay", "there is no such choice: Licence “nonsense”; Context window “x y”.")]
    [InlineData("platforms=%3Cscript%3E", "there is no such choice: Platforms “<script>”.")]
    [InlineData("self-hosted=yes&self-hosted=no", "only one can be chosen: Runs on your own machines “yes” and “no”.")]
    [InlineData("sort=zzz", "there is no such order: “zzz”.")]
    [InlineData("sort=words&self-hosted=yes&self-hosted=no&licence=x", "there is no such choice: Licence “x”. "
        + "Left out, because only one can be chosen: Runs on your own machines “yes” and “no”. "
        + "Left out, because there is no such order: “words”.")]
    public async Task Nonsense_is_left_out_and_named_and_the_rest_of_the_filter_works(string query, string named)
    {
        using var response = await _site.Client.GetAsync($"/tools?q=smol&{query}&price-in=..0.2");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
        page.QuerySelector("[role=status]")!.TextContent.ShouldStartWith($"Left out, because {named}");
        page.QuerySelector("[role=status] a")!.GetAttribute("href").ShouldBe("/tools?q=smol&price-in=..0.2");
        page.QuerySelectorAll(".directory h3 a").Select(link => link.GetAttribute("href")).ShouldBe(["/tools/smollm3"]);
    }

    [Fact]
    public async Task The_table_has_a_row_for_each_tool_and_a_column_for_each_criterion_that_is_known()
    {
        var page = await PageAsync("/tools?view=table");
        Cells(page, "thead th").ShouldBe(
            ["Name", "Category", "Verdict", "Mean", "Licence", "Runs on your own machines", "Context window", "Price of tokens in",
                "Platforms"]);
        page.QuerySelectorAll("thead th").ShouldAllBe(head => head.GetAttribute("scope") == "col");
        page.QuerySelectorAll("tbody th").ShouldAllBe(head => head.GetAttribute("scope") == "row");
        page.QuerySelectorAll("tbody tr").Length.ShouldBe(8);
        Row(page, "smollm3").ShouldBe(["Apache-2.0", "yes", "128k tokens", "0.15 USD", "linux, web"]);
        Row(page, "smolvlm-3b").ShouldBe(["Proprietary", "no", "1000 tokens", "3 EUR", "not stated"]);
        var region = page.QuerySelector("[role=region]")!;
        (region.GetAttribute("tabindex"), region.GetAttribute("aria-label")).ShouldBe(("0", "Tools as a table"));
        page.QuerySelector("thead [aria-sort]")!.TextContent.Trim().ShouldBe("Name");
    }

    [Fact]
    public async Task A_table_of_a_category_lacks_its_column_and_keeps_its_view_in_every_link()
    {
        var page = await PageAsync("/tools?category=developer-tools&view=table");
        Cells(page, "thead th").ShouldNotContain("Category");
        page.QuerySelectorAll("thead a").ShouldAllBe(link => link.GetAttribute("href")!.Contains("view=table"));
        page.QuerySelector("form.search input[name=view]")!.GetAttribute("value").ShouldBe("table");
        page.QuerySelector(".views a")!.GetAttribute("href").ShouldBe("/tools?category=developer-tools");
        (await PageAsync("/tools?category=developer-tools")).QuerySelector(".views a")!.GetAttribute("href")
            .ShouldBe("/tools?category=developer-tools&view=table");
    }

    [Theory]
    [InlineData("context", "descending", "smollm3 smolvlm2 smolvlm-3b")]
    [InlineData("price-in", "ascending", "smollm3 smolvlm2")]
    [InlineData("self-hosted", "descending", "smollm3 smolvlm2 smolvlm-3b")]
    public async Task A_head_orders_the_table_and_what_is_not_known_comes_last_by_name(string key, string direction, string first)
    {
        foreach (var view in (string[])["", "&view=table"])
        {
            var page = await PageAsync($"/tools?sort={key}{view}");
            var order = page.QuerySelectorAll(view.Length > 0 ? "tbody th a" : ".directory h3 a").Select(link => link.TextContent).ToList();
            var slugs = page.QuerySelectorAll(view.Length > 0 ? "tbody th a" : ".directory h3 a")
                .Select(link => link.GetAttribute("href")![7..]).ToList();
            slugs.Take(first.Split(' ').Length).ShouldBe(first.Split(' '));
            order.Skip(first.Split(' ').Length).ShouldBe(
                order.Skip(first.Split(' ').Length).Order(StringComparer.OrdinalIgnoreCase));
            if (view.Length > 0)
                page.QuerySelector("thead [aria-sort]")!.GetAttribute("aria-sort").ShouldBe(direction);
            page.QuerySelector("#sort option[selected]")!.GetAttribute("value").ShouldBe(key);
        }
    }

    [Fact]
    public async Task An_old_value_and_why_there_is_none_are_said_in_the_table()
    {
        _edited.Files["tools/smolvlm2.md"] =
            _edited.Files["tools/smolvlm2.md"].Replace("2026-11-20", "2026-11-10", StringComparison.Ordinal);
        _edited.Files["tools/smollm3.md"] = _edited.Files["tools/smollm3.md"].Replace(
            "facts:\n", "facts:\n  seats: { value: 2, source: \"https://docs.example/a\", seen: 2026-11-20 }\n", StringComparison.Ordinal);
        _edited.Done();
        var page = await PageAsync("/tools?sort=seats&view=table");
        Row(page, "smolvlm2").ShouldBe(["MIT", "yes", "8000 tokens, old", "1.00 USD", "not stated", "does not apply: only for Cars"]);
        Row(page, "ml-intern")[^1].ShouldBe("does not apply: it has no wheels");
        Row(page, "smollm3")[^1].ShouldBe("2");
    }

    [Fact]
    public async Task Pages_of_criteria_are_not_kept_and_a_table_is()
    {
        foreach (var path in (string[])["/tools?view=table", "/tools?category=developer-tools&utm=x"])
            await Wait.UntilAsync(() => RenderCount.IsKeptAsync(_site, path), path);
        foreach (var query in (string[])["licence=osi", "context=not-stated&view=table", "sort=context", "view=nonsense"])
        {
            await _site.HtmlAsync($"/tools?{query}");
            (await RenderCount.IsKeptAsync(_site, $"/tools?{query}")).ShouldBeFalse(query);
        }
    }

    [Fact]
    public async Task A_criterion_that_is_applied_while_the_site_runs_becomes_a_facet_and_a_column()
    {
        (await PageAsync("/tools")).QuerySelector("#by-speed").ShouldBeNull();
        _edited.Files["criteria.yml"] = Criteria + "\n- { key: speed, label: Speed, kind: number, better: higher }\n";
        _edited.Files["tools/smollm3.md"] = _edited.Files["tools/smollm3.md"].Replace(
            "facts:\n", "facts:\n  speed: { value: 70, source: \"https://docs.example/a\", seen: 2026-11-20 }\n", StringComparison.Ordinal);
        _edited.Done();
        await Wait.UntilAsync(async () => (await PageAsync("/tools")).QuerySelector("#by-speed") is not null, "the new facet");
        (await PageAsync("/tools?speed=60..")).QuerySelectorAll(".directory li").Length.ShouldBe(1);
        Row(await PageAsync("/tools?view=table&category=developer-tools"), "smollm3")[^1].ShouldBe("70");
    }

    [Fact]
    public async Task A_hidden_tool_is_in_no_list_and_no_number()
    {
        Options(await PageAsync("/tools?self-hosted=yes"), "licence").ShouldContain("MIT (1)");
        _edited.Files["decisions.yml"] = "- remove: { tool: smolvlm2 }\n  because: Its maker asked.\n  on: 2026-11-20\n";
        _edited.Files.Remove("tools/smolvlm2.md");
        _edited.Done();
        var page = await PageAsync("/tools?self-hosted=yes");
        Options(page, "licence").ShouldNotContain("MIT (1)");
        page.QuerySelectorAll(".directory li").Length.ShouldBe(1);
    }

    private async Task<IHtmlDocument> PageAsync(string path)
    {
        using var response = await _site.Client.GetAsync(path);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, path);
        return new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
    }

    private static List<string> Options(IHtmlDocument page, string key) =>
        page.QuerySelectorAll($"select[name={key}] option").Select(option => option.TextContent).ToList();

    private static List<string> Cells(IParentNode page, string selector) =>
        page.QuerySelectorAll(selector).Select(cell => cell.TextContent.Trim()).ToList();

    // The cells of the criteria alone.
    private static List<string> Row(IHtmlDocument page, string slug)
    {
        var row = page.QuerySelector($"tbody a[href='/tools/{slug}']")!.Closest("tr")!;
        return Cells(row, "td").Skip(page.QuerySelectorAll("thead th").Any(head => head.TextContent == "Category") ? 3 : 2).ToList();
    }
}
