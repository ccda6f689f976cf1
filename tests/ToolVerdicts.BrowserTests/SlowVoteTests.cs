namespace ToolVerdicts.BrowserTests;

/// <summary>Votes over a slow or failing line, and what else on the page follows a vote.</summary>
[Collection(RichCollection.Name)]
public sealed class SlowVoteTests(SiteInChromium chromium, RichSite rich)
{
    private const string Votes = "**/vote";
    private const string Refusal = "<p class=lede>Too much came from your network.</p>";
    private const int LatencyMs = 2_500;
    private static readonly LocatorAssertionsToHaveAttributeOptions AtOnce = new() { Timeout = 1_000 };

    [Fact]
    public async Task A_vote_is_pressed_and_busy_at_once_and_counts_when_the_answer_comes()
    {
        await using var page = await OpenAsync("/compare/twin-vs-twin-b");
        await using var tools = await page.Context.NewCDPSessionAsync(page);
        await tools.SendAsync(
            "Network.emulateNetworkConditions",
            new() { ["offline"] = false, ["latency"] = LatencyMs, ["downloadThroughput"] = -1, ["uploadThroughput"] = -1 });
        var votes = page.Locator("#votes-twin");
        var (pair, ship) = (votes.Locator(".pair"), votes.Locator(".ship"));

        await ship.ClickAsync();
        await Assertions.Expect(ship).ToHaveAttributeAsync("aria-pressed", "true", AtOnce);
        await Assertions.Expect(pair).ToHaveAttributeAsync("aria-busy", "true", AtOnce);
        (await pair.EvaluateAsync<string>("pair => getComputedStyle(pair).cursor")).ShouldBe("progress");

        await Assertions.Expect(page.Locator("#community-twin")).ToContainTextAsync("7 of 8 ship it");
        await Assertions.Expect(pair).Not.ToHaveAttributeAsync("aria-busy", "true");
        await Assertions.Expect(ship).ToContainTextAsync("Yours: ship");
        await Assertions.Expect(ship).ToHaveAttributeAsync("aria-pressed", "true");
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(null)]
    public async Task A_vote_that_fails_is_rolled_back_with_a_message(int? status)
    {
        await using var page = await OpenAsync("/compare/twin-vs-twin-b");
        await page.RouteAsync(Votes, route => status is { } code
            ? route.FulfillAsync(new() { Status = code, ContentType = "text/html", Body = Refusal })
            : route.AbortAsync());
        var votes = page.Locator("#votes-twin-b");
        var before = await page.Locator("main").InnerTextAsync();

        await votes.Locator(".skip").ClickAsync();

        await Assertions.Expect(votes.GetByRole(AriaRole.Status))
            .ToContainTextAsync(status is null ? "The site did not answer." : "Too much came from your network.");
        await Assertions.Expect(votes.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        (await votes.Locator("[aria-pressed=true], [aria-busy=true]").CountAsync()).ShouldBe(0);
        var message = await votes.GetByRole(AriaRole.Status).InnerTextAsync();
        (await page.Locator("main").InnerTextAsync()).Replace(message, "", StringComparison.Ordinal).Trim()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldBe(before.Trim().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task A_failed_change_leaves_the_former_vote_pressed()
    {
        await using var page = await OpenAsync("/tools/quad-d");
        var votes = page.Locator("#votes-quad-d");
        await votes.Locator(".ship").ClickAsync();
        await Assertions.Expect(votes.Locator(".ship")).ToContainTextAsync("Yours: ship");
        await page.RouteAsync(Votes, route => route.AbortAsync());

        await votes.Locator(".skip").ClickAsync();

        await Assertions.Expect(votes.GetByRole(AriaRole.Status)).ToContainTextAsync("The site did not answer.");
        await Assertions.Expect(votes.Locator(".ship")).ToHaveAttributeAsync("aria-pressed", "true");
        await Assertions.Expect(votes.Locator(".skip")).ToHaveAttributeAsync("aria-pressed", "false");
    }

    [Fact]
    public async Task A_vote_changes_every_place_of_the_page_that_shows_it()
    {
        await using var page = await OpenAsync("/compare/led-vs-loved");
        var answer = page.Locator("#answer");
        await Assertions.Expect(answer).Not.ToContainTextAsync("Voters");

        await page.Locator("#votes-loved .ship").ClickAsync();

        await Assertions.Expect(page.Locator("#community-loved")).ToContainTextAsync("5 of 5 ship it");
        await Assertions.Expect(page.Locator("#community-loved svg")).ToHaveCountAsync(1);
        await Assertions.Expect(answer).ToContainTextAsync("Voters lean the other way: 5 of 5 ship Loved by Voters, 3 of 5 Led by Score.");
        await Assertions.Expect(page.Locator("#votes-loved").GetByRole(AriaRole.Status)).Not.ToBeEmptyAsync();
        var inPlace = await page.Locator(".versus > section:first-of-type").InnerTextAsync();
        var words = await answer.InnerTextAsync();
        await page.ReloadAsync();
        (await page.Locator(".versus > section:first-of-type").InnerTextAsync()).ShouldBe(inPlace);
        (await answer.InnerTextAsync()).ShouldBe(words);
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task Without_script_a_vote_leads_back_to_the_place_it_was_cast_in(int width)
    {
        await using var page = await chromium.OpenAsync(rich.Resolve("rich/compare/emoji-vs-nine"), width, script: false, height: 740);
        await page.Locator("#votes-nine .skip").ClickAsync();

        await Assertions.Expect(page.Locator("#votes-nine .skip")).ToContainTextAsync("Yours: skip");
        await Assertions.Expect(page.Locator("#votes-nine .skip")).ToBeInViewportAsync(new() { Ratio = 1 });
        await Assertions.Expect(page.Locator("#votes-nine").GetByRole(AriaRole.Status)).ToBeInViewportAsync(new() { Ratio = 1 });
        new Uri(page.Url).AbsolutePath.ShouldBe("/compare/emoji-vs-nine");
    }

    private Task<IPage> OpenAsync(string path) => chromium.OpenAsync(rich.Resolve($"rich{path}"));
}
