namespace ToolVerdicts.BrowserTests;

/// <summary>Where the parts of a comparison stand.</summary>
[Collection(RichCollection.Name)]
public sealed class SheetLayoutTests(SiteInChromium chromium, RichSite rich)
{
    private const string Rows = ".versus > section:first-of-type > .sheet tbody tr";
    private const string Stamps = ".head .stamp";

    // Reads left and right edge of each cell of a column, with the cell's name.
    private const string Edges = """
        column => [
          ['head', '.head'], ['reasons', '.reasons [data-side]'], ['about', '.about .grid > div'],
        ].flatMap(([name, cells]) => [...document.querySelectorAll(cells)].filter((_, at) => at % 2 === column).map(cell => [name, cell]))
          .concat([...document.querySelectorAll('.sheet tbody tr')].map(row => [row.cells[0].innerText, row.cells[column + 1]]))
          .map(([name, cell]) => [name, cell.getBoundingClientRect()])
          .filter(([, box]) => box.width > 0)
          .map(([name, box]) => `${name}: ${Math.round(box.left)} to ${Math.round(box.right)}`)
        """;

    /// <summary>Two-name comparisons of the seeds, and those of the rich store whose names and panels are ordinary.</summary>
    public static TheoryData<string> Pairs { get; } =
    [
        Addresses.Comparison, Addresses.LongNames, Addresses.UncapturedComparison, "/compare/mistral-8x22b-v2-vs-smollm3",
        "/compare/mistral-3-small-22b-vs-smolvlm2", "/compare/mistral-medium-3-72b-instruct-vs-smolvlm-3b",
        "rich/compare/alpha-lint-vs-beta-lint", "rich/compare/twin-vs-twin-b", "rich/compare/bench-vs-crowd", "rich/compare/q-vs-rtl",
        "rich/compare/nothing-vs-nothing-either", "rich/compare/calls-vs-scores",
    ];

    public static TheoryData<string> Comparisons { get; } =
    [
        Addresses.Comparison, Addresses.LongNames, Addresses.UncapturedComparison,
        "/compare/ml-intern-vs-smollm3-vs-smolvlm2", Addresses.Four,
        .. RichTools.Comparisons.Select(path => $"rich{path}"),
    ];

    public static TheoryData<string> Pages { get; } =
    [
        .. Addresses.All.Select(row => row.Data), .. RichTools.Pages.Select(row => $"rich{row.Data}"),
    ];

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task The_first_screen_of_a_desktop_holds_the_whole_sheet_of_two(string path)
    {
        await using var page = await OpenAsync(path);

        (await BottomsAsync(page, Stamps)).Length.ShouldBe(2);
        (await BottomsAsync(page, Stamps)).ShouldAllBe(bottom => bottom <= 800);
        (await BottomsAsync(page, Rows)).ShouldNotBeEmpty();
        (await BottomsAsync(page, Rows)).ShouldAllBe(bottom => bottom <= 800);
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task The_first_screen_of_a_phone_holds_both_stamps_and_the_first_score(string path)
    {
        await using var page = await OpenAsync(path, width: 360, height: 740);

        (await BottomsAsync(page, Stamps)).Length.ShouldBe(2);
        (await BottomsAsync(page, Stamps)).ShouldAllBe(bottom => bottom <= 740);
        (await BottomsAsync(page, ".scores .n")).Take(1).ShouldAllBe(bottom => bottom <= 740);
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Each_column_has_one_left_and_one_right_edge(string path)
    {
        await using var page = await OpenAsync(path);
        await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(fold => { fold.open = true; })");

        foreach (var column in new[] { 0, 1 })
        {
            var edges = await page.EvaluateAsync<string[]>(Edges, column);
            edges.Length.ShouldBeGreaterThan(2);
            edges.DistinctBy(edge => edge[edge.LastIndexOf(':')..]).Count().ShouldBe(1, string.Join("\n", edges));
        }
    }

    [Theory]
    [MemberData(nameof(Comparisons))]
    public async Task Words_of_neighbouring_cells_never_lie_over_each_other_nor_widen_the_page(string path)
    {
        foreach (var isLarge in new[] { false, true })
        {
            await using var page = await OpenAsync(path, isLarge: isLarge);
            foreach (var width in new[] { 280, 360, 600, 690, 768, 1280 })
            {
                await page.SetViewportSizeAsync(width, 800);
                (await page.EvaluateAsync<string[]>(Measures.Overlaps)).ShouldBeEmpty($"{width} px, large text: {isLarge}");
                (await page.EvaluateAsync<int>(LayoutTests.Overflow)).ShouldBe(0, $"{width} px, large text: {isLarge}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task No_page_scrolls_sideways_at_280_px_nor_with_large_text_on_a_phone(string path)
    {
        await using var narrow = await OpenAsync(path, width: 280);
        (await narrow.EvaluateAsync<int>(LayoutTests.Overflow)).ShouldBe(0, "280 px");
        await using var large = await OpenAsync(path, width: 360, height: 740, isLarge: true);
        (await large.EvaluateAsync<int>(LayoutTests.Overflow)).ShouldBe(0, "360 px, large text");
        (await large.EvaluateAsync<string>("() => getComputedStyle(document.documentElement).fontSize")).ShouldBe("32px");
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Where_columns_stack_each_vote_and_each_button_to_save_shows_its_tool(string path)
    {
        await using var page = await OpenAsync(path, width: 280);

        (await page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('.acts .votes')].map(votes => getComputedStyle(votes, '::before').content)"))
            .ShouldAllBe(label => label.StartsWith("\"Your verdict on "));
        (await page.EvaluateAsync<bool[]>(
            "() => [...document.querySelectorAll('.acts .save .vh')].map(name => name.getBoundingClientRect().width > 1)"))
            .ShouldBe([true, true]);
    }

    private Task<IPage> OpenAsync(string path, int width = 1280, int height = 800, bool isLarge = false) =>
        chromium.OpenAsync(rich.Resolve(path), width, height: height, isLarge: isLarge);

    private static Task<double[]> BottomsAsync(IPage page, string selector) => page.EvaluateAsync<double[]>(
        "parts => [...document.querySelectorAll(parts)].map(part => part.getBoundingClientRect().bottom + scrollY)", selector);
}
