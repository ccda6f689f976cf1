namespace ToolVerdicts.BrowserTests;

public sealed class VoteTests(SiteInChromium site)
{
    private const string Name = "Mistral 3 Small (22B)";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_visitor_votes_changes_it_takes_it_back_and_is_forgotten(bool script)
    {
        await using var page = await site.OpenAsync(Addresses.LongNames, script: script);
        var votes = page.Locator("#votes-mistral-3-small-22b");
        var community = page.Locator("#community-mistral-3-small-22b");
        var (ship, skip) = (Button(votes, $"Ship {Name}"), Button(votes, $"Skip {Name}"));
        await Assertions.Expect(community).ToContainTextAsync("No votes yet");

        await ship.ClickAsync();
        await Assertions.Expect(votes.GetByRole(AriaRole.Status)).ToHaveTextAsync("Your vote counts: Ship it.");
        await Assertions.Expect(community).ToHaveTextAsync("1 of 1 ship it");
        await Assertions.Expect(ship).ToHaveAttributeAsync("aria-pressed", "true");
        (await page.EvaluateAsync<string>("() => location.search")).ShouldBe(script ? "" : "?voted=mistral-3-small-22b");

        await skip.ClickAsync();
        await Assertions.Expect(votes.GetByRole(AriaRole.Status)).ToHaveTextAsync("Your vote counts: Skip it.");
        await page.ReloadAsync();
        await Assertions.Expect(community).ToHaveTextAsync("0 of 1 ship it");
        await Assertions.Expect(skip).ToHaveAttributeAsync("aria-pressed", "true");
        await Assertions.Expect(skip).ToContainTextAsync("Yours: skip");

        await Button(votes, $"Take it back from {Name}").ClickAsync();
        await Assertions.Expect(votes.GetByRole(AriaRole.Status)).ToHaveTextAsync("You have no vote on this tool now.");
        await Assertions.Expect(community).ToContainTextAsync("No votes yet");
        await Assertions.Expect(Button(votes, $"Take it back from {Name}")).ToHaveCountAsync(0);

        await ship.ClickAsync();
        await Assertions.Expect(community).ToHaveTextAsync("1 of 1 ship it");
        await page.GotoAsync(new Uri(new Uri(page.Url), "/privacy").AbsoluteUri);
        await page.GetByRole(AriaRole.Button, new() { Name = "Forget me" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status))
            .ToHaveTextAsync("We keep nothing of this browser: no vote, no bookmark, no cookie.");
        (await page.Context.CookiesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task With_script_focus_stays_on_the_button_and_the_page_where_it_was()
    {
        await using var page = await site.OpenAsync("/tools/smollm3");
        await page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        var votes = page.Locator("#votes-smollm3");
        await Button(votes, "Skip SmolLM3").FocusAsync();
        var top = await page.EvaluateAsync<double>("() => scrollY");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(votes.GetByRole(AriaRole.Status)).ToHaveTextAsync("Your vote counts: Skip it.");
        await Assertions.Expect(Button(votes, "Skip SmolLM3")).ToBeFocusedAsync();
        (await page.EvaluateAsync<double>("() => scrollY")).ShouldBe(top);
        await Button(votes, "Take it back from SmolLM3").ClickAsync();
        await Assertions.Expect(page.Locator("#community-smollm3")).ToContainTextAsync("No votes yet");
    }

    private static ILocator Button(ILocator votes, string name) => votes.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
}
