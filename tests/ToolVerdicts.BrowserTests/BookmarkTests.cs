namespace ToolVerdicts.BrowserTests;

public sealed class BookmarkTests(SiteInChromium site)
{
    private const string Note = "Try it first.\n“Small”, they say.";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_visitor_saves_compares_exports_imports_shares_and_revokes(bool script)
    {
        await using var page = await site.OpenAsync("/tools", script: script);
        foreach (var name in new[] { "ml-intern", "SmolLM3", "SmolVLM2" })
        {
            await Button(page, $"Save {name}").ClickAsync();
            await Assertions.Expect(Button(page, $"Saved (remove {name})")).ToBeVisibleAsync();
            await Assertions.Expect(page.Locator($"#save-{name.ToLowerInvariant()} [role=status]")).ToHaveTextAsync("Saved.");
        }

        new Uri(page.Url).Query.ShouldBe(script ? "" : "?saved=smolvlm2");

        await page.GetByRole(AriaRole.Link, new() { Name = "Saved (3)", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 2 }).First).ToHaveTextAsync("3 tools");
        await page.GetByText("Add a note").First.ClickAsync();
        await page.GetByLabel("Your note on ml-intern").FillAsync(Note);
        await Button(page, "Save note on ml-intern").ClickAsync();
        await Assertions.Expect(page.Locator("#note-ml-intern [role=status]")).ToHaveTextAsync("Your note is saved.");
        await Assertions.Expect(page.Locator("#note-ml-intern")).ToBeInViewportAsync();
        await Assertions.Expect(page.Locator("#saved-ml-intern blockquote")).ToHaveTextAsync(Note);

        var file = await ExportAsync(page);
        await Button(page, "Remove ml-intern").ClickAsync();
        await Assertions.Expect(page.Locator("#save-ml-intern [role=status]")).ToHaveTextAsync("Removed.");
        await page.GetByLabel("JSON, HTML, CSV or Markdown file").SetInputFilesAsync(file);
        await Button(page, "Import").ClickAsync();
        await Assertions.Expect(page.Locator(".done")).ToContainTextAsync("1 tool was added. 2 that you had stay as they were.");
        await Assertions.Expect(page.Locator("#saved-ml-intern blockquote")).ToHaveTextAsync(Note);

        await Button(page, "Make a secret address").ClickAsync();
        await Assertions.Expect(page.Locator(".done")).ToContainTextAsync("Copy this address now.");
        var shared = new Uri(page.Url).AbsolutePath;
        await Assertions.Expect(page.Locator(".done code")).ToContainTextAsync(shared);

        await using var stranger = await site.OpenAsync(shared, script: script);
        await Assertions.Expect(stranger.GetByRole(AriaRole.Heading, new() { Level = 3 })).ToHaveCountAsync(3);
        await Assertions.Expect(stranger.Locator("main")).Not.ToContainTextAsync("Try it first.");
        (await stranger.Context.CookiesAsync()).ShouldBeEmpty();
        await CompareAsync(stranger);

        await page.GetByRole(AriaRole.Link, new() { Name = "revoke it or make a new one" }).ClickAsync();
        await Button(page, "Revoke the address").ClickAsync();
        await Assertions.Expect(page.Locator(".opening [role=status]")).ToHaveTextAsync("No secret address shows your list.");
        await stranger.GotoAsync(new Uri(new Uri(page.Url), shared).AbsoluteUri);
        await Assertions.Expect(stranger.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Page not found");

        await CompareAsync(page);
        await Button(page, "Saved (remove SmolLM3)").ClickAsync();
        await Assertions.Expect(page.Locator("#save-smollm3 [role=status]")).ToHaveTextAsync("Not in your bookmarks.");
        await Assertions.Expect(Button(page, "Save SmolLM3")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_note_outlives_a_removal_on_the_page_of_the_tool_that_is_undone(bool script)
    {
        await using var page = await site.OpenAsync("/tools/ml-intern", script: script);
        await Button(page, "Save ml-intern").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Saved (1)", Exact = true }).ClickAsync();
        await page.GetByText("Add a note").First.ClickAsync();
        await page.GetByLabel("Your note on ml-intern").FillAsync(new string('漢', 500));
        await Button(page, "Save note on ml-intern").ClickAsync();
        await UndoAsync(page);
        await page.Locator("#saved-ml-intern h3 a").ClickAsync();
        await Button(page, "Saved (remove ml-intern)").ClickAsync();
        await Button(page, "Undo (save ml-intern again)").ClickAsync();
        await Assertions.Expect(page.Locator("#save-ml-intern [role=status]")).ToHaveTextAsync("Saved.");
        new Uri(page.Url).AbsolutePath.ShouldBe(script ? "/tools/ml-intern" : "/bookmarks");
        await page.GetByRole(AriaRole.Link, new() { Name = "Saved (1)", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("#saved-ml-intern blockquote")).ToHaveTextAsync(new string('漢', 500));
    }

    [Fact]
    public async Task A_full_list_and_a_shared_one_fit_every_screen_and_violate_no_rule_of_accessibility()
    {
        await using var page = await site.OpenAsync(Addresses.LongNames);
        await Button(page, "Save Mistral 3 Small (22B)").ClickAsync();
        await Button(page, "Save Modal GPU Serverless Inference").ClickAsync();
        await Assertions.Expect(Button(page, "Saved (remove Modal GPU Serverless Inference)")).ToBeVisibleAsync();
        await page.GotoAsync(new Uri(new Uri(page.Url), "/bookmarks").AbsoluteUri);
        await page.GetByText("Add a note").First.ClickAsync();
        await AccessibilityTests.ExpectNoViolationAsync(page);
        await ExpectToFitAsync(page);

        await Button(page, "Make a secret address").ClickAsync();
        await Assertions.Expect(page.Locator(".done")).ToContainTextAsync("Copy this address now.");
        await AccessibilityTests.ExpectNoViolationAsync(page);
        await ExpectToFitAsync(page);
    }

    [Fact]
    public async Task Nothing_that_acts_is_printed()
    {
        await using var page = await site.OpenAsync("/tools");
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(page.Locator("main button:visible")).ToHaveCountAsync(0);
    }

    private static async Task UndoAsync(IPage page)
    {
        await Button(page, "Remove ml-intern").ClickAsync();
        await Assertions.Expect(page.Locator("#save-ml-intern [role=status]")).ToHaveTextAsync("Removed.");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Saved", Exact = true })).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#list")).ToHaveTextAsync("0 tools");
        var undo = Button(page, "Undo (save ml-intern again)");
        await Assertions.Expect(undo).ToBeFocusedAsync();
        await undo.ClickAsync();
        await Assertions.Expect(Button(page, "Remove ml-intern")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Saved (1)", Exact = true })).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#list")).ToHaveTextAsync("1 tool");
    }

    private static async Task ExpectToFitAsync(IPage page)
    {
        foreach (var screen in Screen.All)
        {
            await screen.ShowAsync(page);
            (await page.EvaluateAsync<int>(LayoutTests.Overflow)).ShouldBe(0, $"{screen}");
            (await page.EvaluateAsync<string[]>("""
                () => [...document.querySelectorAll('main :is(button, input, textarea, summary)')].filter(control => control.offsetParent)
                  .filter(control => control.offsetWidth < 24 || control.offsetHeight < 24).map(control => control.outerHTML)
                """)).ShouldBeEmpty($"{screen}");
        }
    }

    private static async Task CompareAsync(IPage page)
    {
        await page.GetByLabel("Compare SmolLM3").CheckAsync();
        await page.GetByLabel("Compare ml-intern").CheckAsync();
        await Button(page, "Compare the chosen").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("ml-intern vs SmolLM3");
    }

    private static async Task<FilePayload> ExportAsync(IPage page)
    {
        var link = page.GetByRole(AriaRole.Link, new() { Name = "JSON, which another copy of this site can import" });
        var download = await page.RunAndWaitForDownloadAsync(() => link.ClickAsync());
        download.SuggestedFilename.ShouldBe("bookmarks.json");
        var content = await File.ReadAllBytesAsync(await download.PathAsync());
        return new FilePayload { Name = "bookmarks.json", MimeType = "application/json", Buffer = content };
    }

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
}
