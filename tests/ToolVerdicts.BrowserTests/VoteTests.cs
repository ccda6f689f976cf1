namespace ToolVerdicts.BrowserTests;

public sealed class VoteTests(SiteInChromium site)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_visitor_votes_changes_it_takes_it_back_and_is_forgotten(bool script)
    {
        await using var page = await site.OpenAsync(Addresses.LongNames, script: script);
        var votes = page.Locator("#votes-mistral-3-small-22b");
        await Assertions.Expect(votes).ToContainTextAsync("No community votes yet. Cast the first.");

        await votes.GetByRole(AriaRole.Button, new() { Name = "Ship it" }).ClickAsync();
        await Assertions.Expect(votes.GetByRole(AriaRole.Status)).ToHaveTextAsync("Your vote counts: Ship it.");
        await Assertions.Expect(votes).ToContainTextAsync("1 vote, 100% ship");
        await Assertions.Expect(page.Locator("#community-mistral-3-small-22b .value")).ToHaveTextAsync("1 vote, 100% ship");
        await Assertions.Expect(votes.GetByRole(AriaRole.Button, new() { Name = "Ship it" })).ToHaveAttributeAsync("aria-pressed", "true");
        (await page.EvaluateAsync<string>("() => location.search")).ShouldBe(script ? "" : "?voted=mistral-3-small-22b");

        await votes.GetByRole(AriaRole.Button, new() { Name = "Skip it" }).ClickAsync();
        await Assertions.Expect(votes.GetByRole(AriaRole.Status)).ToHaveTextAsync("Your vote counts: Skip it.");
        await page.ReloadAsync();
        await Assertions.Expect(votes).ToContainTextAsync("1 vote, 0% ship");
        await Assertions.Expect(votes.GetByRole(AriaRole.Button, new() { Name = "Skip it" })).ToHaveAttributeAsync("aria-pressed", "true");

        await votes.GetByRole(AriaRole.Button, new() { Name = "Take it back" }).ClickAsync();
        await Assertions.Expect(votes.GetByRole(AriaRole.Status)).ToHaveTextAsync("You have no vote on this tool now.");
        await Assertions.Expect(votes).ToContainTextAsync("No community votes yet. Cast the first.");
        await Assertions.Expect(votes.GetByRole(AriaRole.Button, new() { Name = "Take it back" })).ToHaveCountAsync(0);

        await votes.GetByRole(AriaRole.Button, new() { Name = "Ship it" }).ClickAsync();
        await Assertions.Expect(votes).ToContainTextAsync("1 vote, 100% ship");
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
        await votes.GetByRole(AriaRole.Button, new() { Name = "Skip it" }).FocusAsync();
        var top = await page.EvaluateAsync<double>("() => scrollY");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(votes.GetByRole(AriaRole.Status)).ToHaveTextAsync("Your vote counts: Skip it.");
        await Assertions.Expect(votes.GetByRole(AriaRole.Button, new() { Name = "Skip it" })).ToBeFocusedAsync();
        (await page.EvaluateAsync<double>("() => scrollY")).ShouldBe(top);
        await votes.GetByRole(AriaRole.Button, new() { Name = "Take it back" }).ClickAsync();
        await Assertions.Expect(votes).ToContainTextAsync("No community votes yet");
    }
}
