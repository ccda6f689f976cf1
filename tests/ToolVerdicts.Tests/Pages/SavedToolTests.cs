using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Dapper;
using ToolVerdicts.Bookmarks;
using ToolVerdicts.Store;
using ToolVerdicts.Tests.Bookmarks;
using ToolVerdicts.Tests.Votes;
using ToolVerdicts.Visitors;

namespace ToolVerdicts.Tests.Pages;

/// <summary>The list of saved tools: its rows, what changed since a tool was saved, and the undo of a removal.</summary>
public sealed class SavedToolTests : IAsyncLifetime
{
    private const string Changing = DatedSite.Slug;
    private const string Other = "mistral-3-small-22b";

    private readonly TempStore _store = DatedSite.Store();
    private SiteHost _site = null!;
    private Browser _visitor = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await SiteHost.OverAsync(_store, "--Proxies=127.0.0.1");
        _visitor = new Browser(_site, "192.0.2.1");
    }

    public ValueTask DisposeAsync()
    {
        _visitor.Dispose();
        return _site.DisposeAsync();
    }

    [Fact]
    public async Task A_row_shows_what_the_directory_shows_and_the_price_as_the_page_of_the_tool_words_it()
    {
        await SaveAsync(Changing);
        await SaveAsync(Other);
        _store.Writer.Execute(
            "UPDATE tools SET price_word = 'Contact sales', price_text = 'Contact sales' WHERE slug = @Other", new { Other });
        _store.Writer.Execute("UPDATE tools SET price_word = 'Paid', price_text = '$20/mo' WHERE slug = @Changing", new { Changing });
        var page = await PageAsync("/bookmarks");
        page.QuerySelector("h1")!.TextContent.ShouldBe("Saved tools");
        page.Title.ShouldStartWith("Saved");
        var (listed, saved) = (await PageAsync("/tools"), page);
        foreach (var slug in (string[])[Changing, Other])
        {
            var (theirs, ours) = (Row(listed, slug), Row(saved, slug));
            foreach (var part in (string[])["h3", ".stamp", ".what", ".meta > :first-child", ".meta > :nth-child(2)", ".pick"])
                ours.QuerySelector(part)!.OuterHtml.ShouldBe(theirs.QuerySelector(part)!.OuterHtml);
        }

        Price(saved, Other).ShouldBe("Contact sales");
        Price(saved, Changing).ShouldBe("Paid$20/mo");
        saved.QuerySelector("form#chosen.tray").ShouldNotBeNull();
        var shared = await PageAsync(await ShareAsync());
        (Price(shared, Other), Price(shared, Changing)).ShouldBe(("Contact sales", "Paid$20/mo"));
        shared.QuerySelector("form#chosen.tray").ShouldNotBeNull();
        shared.QuerySelector(".since, textarea").ShouldBeNull();
    }

    [Fact]
    public async Task What_changed_after_the_day_of_saving_is_told_in_three_lines_the_verdict_first()
    {
        await SaveAsync(Changing, DatedSite.FirstDay);
        await SaveAsync(Other, DatedSite.FirstDay);
        var page = await PageAsync("/bookmarks");
        Row(page, Changing).QuerySelectorAll(".since li").Select(line => line.TextContent).ShouldBe(
        [
            "Panel: 4 ship / 0 skip → 1 ship / 3 skip, verdict Ship → Skip",
            $"Pricing: {Facts.ContradictingCaptures.Price} → $0.0006 a second",
            "Score by Builder: 88 → 90",
            "and 3 more changes of Modal GPU Serverless Inference",
        ]);
        Row(page, Changing).QuerySelector($".since a[href='/tools/{Changing}/history']").ShouldNotBeNull();
        Row(page, Other).QuerySelector(".since").ShouldBeNull("nothing changed");
    }

    [Fact]
    public async Task What_changed_on_the_day_itself_or_changed_back_is_not_told()
    {
        await SaveAsync(Changing, DatedSite.SecondDay);
        Row(await PageAsync("/bookmarks"), Changing).QuerySelector(".since").ShouldBeNull();
        _store.Writer.Execute(
            """
            INSERT INTO revisions (id, recorded_at) VALUES (90, '2026-11-22T12:00:00.000Z'), (91, '2026-11-23T12:00:00.000Z');
            INSERT INTO changes (revision_id, tool_id, fact, before, after)
            SELECT 90, id, 'price', 'Paid', 'Free' FROM tools WHERE slug = @Changing
            UNION ALL SELECT 91, id, 'price', 'Free', 'Paid' FROM tools WHERE slug = @Changing
            UNION ALL SELECT 90, id, 'category', 'A', 'B' FROM tools WHERE slug = @Changing
            UNION ALL SELECT 91, id, 'category', 'B', 'C' FROM tools WHERE slug = @Changing
            UNION ALL SELECT 91, id, 'sources', NULL, NULL FROM tools WHERE slug = @Changing
            """, new { Changing });
        Row(await PageAsync("/bookmarks"), Changing).QuerySelectorAll(".since li").Select(line => line.TextContent)
            .ShouldBe(["Category: A → C"]);
    }

    [Fact]
    public async Task A_removal_is_told_where_the_tool_was_and_undone_with_its_day_and_its_note()
    {
        var note = string.Concat(Enumerable.Repeat("漢", 249)) + "\n\"<b>&";
        await SaveAsync(Changing, DatedSite.FirstDay, note);
        await SaveAsync(Other, DatedSite.SecondDay);
        var saved = Saved();
        using var removed = await RemoveAsync("/bookmarks", Changing);
        removed.StatusCode.ShouldBe(HttpStatusCode.OK);
        removed.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var page = await ParseAsync(removed);
        page.QuerySelectorAll(".directory > li").Select(row => row.Id).ShouldBe([$"saved-{Other}", $"saved-{Changing}"]);
        page.QuerySelector("#list")!.TextContent.ShouldBe("1 tool");
        Count(page).ShouldBe("Saved (1)");
        page.QuerySelectorAll(".pick").ShouldBeEmpty("one tool is compared with none");
        var form = Row(page, Changing).QuerySelector("form")!;
        form.QuerySelector("[role=status]")!.TextContent.ShouldBe("Removed.");
        form.QuerySelector("button")!.TextContent.ShouldBe("Undo (save Modal GPU Serverless Inference again)");
        form.QuerySelector("button")!.HasAttribute("autofocus").ShouldBeTrue();
        Saved().ShouldHaveSingleItem();
        (await PageAsync("/bookmarks")).QuerySelector($"#saved-{Changing}").ShouldBeNull("the undo is for one page");

        using var undone = await SubmitAsync(form);
        undone.Headers.Location!.OriginalString.ShouldBe($"/bookmarks?saved={Changing}#save-{Changing}");
        Saved().ShouldBe(saved);
    }

    [Fact]
    public async Task An_undo_with_the_longest_note_fits_into_what_a_form_may_send()
    {
        await SaveAsync(Changing, DatedSite.FirstDay, new string('漢', BookmarkNote.MaxLength));
        var saved = Saved();
        var page = await ParseAsync(await RemoveAsync("/bookmarks", Changing));
        using var undone = await SubmitAsync(page.QuerySelector($"#save-{Changing}")!);
        undone.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        Saved().ShouldBe(saved);
    }

    [Theory]
    [InlineData(null, DatedSite.FirstDay)]
    [InlineData("Mine.", null)]
    public async Task Removed_from_another_page_what_would_be_lost_is_kept_for_an_undo_with_a_way_back(string? note, string? day)
    {
        await SaveAsync(Changing, day, note);
        var page = await ParseAsync(await RemoveAsync($"/tools/{Changing}", Changing));
        page.QuerySelector($"main a[href='/tools/{Changing}']:not(h3 a)")!.TextContent.ShouldBe("go back to where you were");
        page.QuerySelector($"#save-{Changing} button")!.TextContent.ShouldStartWith("Undo");
    }

    [Fact]
    public async Task Removed_from_another_page_what_was_saved_today_without_a_note_leads_back_there()
    {
        await SaveAsync(Changing);
        using var removed = await RemoveAsync("/tools", Changing);
        removed.Headers.Location!.OriginalString.ShouldBe($"/tools?saved={Changing}#save-{Changing}");
    }

    [Theory]
    [InlineData("2999-01-01", "2026-11-21")]
    [InlineData("yesterday", "2026-11-21")]
    [InlineData("2026-11-02", "2026-11-02")]
    public async Task A_day_that_is_none_or_has_not_come_is_today(string day, string kept)
    {
        await _visitor.PostAsync("/bookmarks", "/bookmarks", ("tool", Other), ("action", "add"), ("day", day));
        Saved().ShouldHaveSingleItem().Day.ToStored().ShouldBe(kept);
    }

    [Fact]
    public async Task An_undo_that_is_refused_gives_the_note_back()
    {
        var tooLong = new string('x', BookmarkNote.MaxLength + 1);
        using var refused = await _visitor.PostAsync("/bookmarks", "/bookmarks", ("tool", Other), ("action", "add"), ("note", tooLong));
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await ParseAsync(refused)).QuerySelector("main q")!.TextContent.ShouldBe(tooLong);
    }

    [Fact]
    public async Task A_saved_note_is_told_beside_it()
    {
        await SaveAsync(Changing);
        using var kept = await _visitor.PostAsync("/bookmarks/note", "/bookmarks", ("tool", Changing), ("note", "Mine."));
        kept.Headers.Location!.OriginalString.ShouldBe($"/bookmarks?noted={Changing}#note-{Changing}");
        var page = await PageAsync(kept.Headers.Location.OriginalString);
        page.QuerySelector($"#note-{Changing} [role=status]")!.TextContent.ShouldBe("Your note is saved.");
        Row(page, Changing).QuerySelector("blockquote")!.TextContent.ShouldBe("Mine.");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/tools")]
    [InlineData("/tools/" + Other)]
    [InlineData("/methodology")]
    [InlineData("/bookmarks")]
    [InlineData("/compare?tool=nobody")]
    [InlineData("/nowhere")]
    [InlineData("/privacy")]
    public async Task The_navigation_counts_what_the_visitor_saved_on_every_page_and_on_nobody_elses(string path)
    {
        await Wait.UntilAsync(() => RenderCount.IsKeptAsync(_site, "/tools"), "a page in the cache");
        await SaveAsync(Changing);
        await SaveAsync(Other);
        for (var round = 0; round < 2; round++)
        {
            Count(await PageAsync(path)).ShouldBe("Saved (2)");
            using var stranger = await _site.Client.GetAsync(path);
            stranger.StatusCode.ShouldBe(path.Contains("no", StringComparison.Ordinal) ? HttpStatusCode.NotFound : HttpStatusCode.OK);
            (await stranger.Content.ReadAsStringAsync()).ShouldNotContain("<!--");
            Count(await ParseAsync(stranger)).ShouldBe("Saved");
        }

        await RemoveAsync("/tools", Other);
        Count(await PageAsync(path)).ShouldBe("Saved (1)");
        (await _visitor.HtmlAsync("/methodology")).ShouldNotContain("<!--");
    }

    [Fact]
    public async Task No_page_is_rendered_for_a_count_alone()
    {
        await Wait.UntilAsync(() => RenderCount.IsKeptAsync(_site, "/reviewers"), "a page in the cache");
        using var renders = new RenderCount(_site, "/reviewers");
        await SaveAsync(Changing);
        Count(await PageAsync("/reviewers")).ShouldBe("Saved (1)");
        await SaveAsync(Other);
        Count(await PageAsync("/reviewers")).ShouldBe("Saved (2)");
        renders.Count.ShouldBe(0);
    }

    private async Task SaveAsync(string slug, string? day = null, string? note = null)
    {
        (await _visitor.PostAsync("/bookmarks", "/tools", ("tool", slug), ("action", "add"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var tool = _store.IdOf(slug);
        if (day is not null)
            _store.Writer.Execute("UPDATE bookmarks SET day = @day WHERE tool_id = @tool", new { day, tool });
        _store.Writer.Execute("UPDATE bookmarks SET note = @note WHERE tool_id = @tool", new { note, tool });
    }

    private Task<HttpResponseMessage> RemoveAsync(string from, string slug) =>
        _visitor.PostAsync("/bookmarks", from, ("tool", slug), ("action", "remove"));

    private async Task<string> ShareAsync() =>
        (await _visitor.PostAsync("/bookmarks/share", "/bookmarks", ("share", "make"))).Headers.Location!.OriginalString;

    private IReadOnlyList<SavedTool> Saved()
    {
        var keys = new VisitorKeys(SiteKey.Of(_store.Database));
        var today = DateOnly.FromDateTime(TempStore.Noon.UtcDateTime);
        return _store.SavedBy(keys.OwnerOf(VisitorId.Read(_visitor.Cookie, keys.Signing, today)!));
    }

    /// <summary>Sends a form as its encoding says.</summary>
    private async Task<HttpResponseMessage> SubmitAsync(IElement form)
    {
        form.GetAttribute("enctype").ShouldBe("multipart/form-data");
        using var content = new MultipartFormDataContent();
        foreach (var field in form.QuerySelectorAll("input, button"))
            content.Add(new StringContent(field.GetAttribute("value")!), field.GetAttribute("name")!);
        using var post = new HttpRequestMessage(HttpMethod.Post, form.GetAttribute("action")) { Content = content };
        post.Headers.Add("Cookie", $"visitor={_visitor.Cookie}");
        return await _site.Client.SendAsync(post);
    }

    private static string Price(IDocument page, string slug) => Row(page, slug).QuerySelector(".meta > :last-child")!.TextContent;

    private static string Count(IDocument page) => page.QuerySelector(".masthead a[href='/bookmarks']")!.TextContent;

    private static IElement Row(IDocument page, string slug) =>
        page.QuerySelectorAll(".directory > li").Single(row => row.QuerySelector($"h3 a[href='/tools/{slug}']") is not null);

    private async Task<IHtmlDocument> PageAsync(string path) => await ParseAsync(await _visitor.GetAsync(path));

    private static async Task<IHtmlDocument> ParseAsync(HttpResponseMessage answer) =>
        await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
}
