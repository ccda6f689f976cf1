using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ToolVerdicts.Text;
using ToolVerdicts.Verdicts;
using ToolVerdicts.Bookmarks;
using ToolVerdicts.Store;
using ToolVerdicts.Tests.Bookmarks;
using ToolVerdicts.Tests.Votes;
using ToolVerdicts.Visitors;

namespace ToolVerdicts.Tests.Pages;

public sealed class BookmarkTests : IAsyncLifetime
{
    private const string Comparison = "/compare/mistral-3-small-22b-vs-ml-intern";

    private readonly TempStore _store = TempStore.With(Seeds.Paths);
    private SiteHost _site = null!;
    private Browser _visitor = null!;
    private int _addresses;

    public async ValueTask InitializeAsync()
    {
        _site = await SiteHost.OverAsync(_store, "--Proxies=127.0.0.1");
        _visitor = NewBrowser();
    }

    public ValueTask DisposeAsync()
    {
        _visitor.Dispose();
        return _site.DisposeAsync();
    }

    [Fact]
    public async Task Without_bookmarks_the_page_is_shared_and_says_what_to_do_next()
    {
        using var answer = await _visitor.GetAsync("/bookmarks");
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
        answer.Headers.CacheControl!.Public.ShouldBeTrue();
        var page = await ParseAsync(answer);
        page.QuerySelector(".lede")!.TextContent.ShouldStartWith("No bookmarks yet.");
        page.QuerySelectorAll("main a[href='/tools'], main a[href='/compare']").Length.ShouldBe(2);
        page.QuerySelector("nav[aria-label=Main] a[href='/bookmarks']").ShouldNotBeNull();
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/tools")]
    [InlineData("/tools?q=mistral")]
    [InlineData("/categories/developer-tools")]
    [InlineData("/tools/ml-intern")]
    [InlineData(Comparison)]
    public async Task Every_card_and_page_of_a_tool_saves_it_by_a_form_whose_button_names_it(string path)
    {
        var page = await ParseAsync(await _visitor.GetAsync(path));
        var forms = page.QuerySelectorAll("form[action='/bookmarks']");
        forms.ShouldNotBeEmpty();
        foreach (var form in forms)
        {
            var slug = form.QuerySelector("input[name=tool]")!.GetAttribute("value")!;
            var name = _store.Writer.QuerySingle<string>("SELECT name FROM tools WHERE slug = @slug", new { slug });
            form.Id.ShouldStartWith($"save-{slug}");
            form.HasAttribute("data-live").ShouldBeTrue();
            Accessible(form.QuerySelector("button[name=action][value=add]")!).ShouldBe($"Save {name}");
        }

        page.QuerySelectorAll("[id]").Select(part => part.Id).ShouldBeUnique();
    }

    [Fact]
    public async Task A_tool_that_stands_twice_on_the_front_page_has_two_forms_with_ids_of_their_own()
    {
        var random = new Random(1);
        for (var vote = 0; vote < 5; vote++)
            _store.Cast(RandomVotes.NewVoter(random), _store.IdOf("ml-intern"), Call.Ship);
        await _visitor.PostAsync("/bookmarks", "/", ("tool", "ml-intern"), ("action", "add"));
        var page = await ParseAsync(await _visitor.GetAsync("/?saved=ml-intern"));
        var forms = page.QuerySelectorAll("form[action='/bookmarks']").Where(form =>
            form.QuerySelector("input[value=ml-intern]") is not null).ToList();
        forms.Select(form => form.Id).ShouldBe(["save-ml-intern", "save-ml-intern-community"]);
        forms.ShouldAllBe(form => form.QuerySelector("button[value=remove]") != null);
        forms.Select(form => form.GetAttribute("data-live")).ShouldBe(["", "save-ml-intern"], "the first stands in for the second");
        forms.Select(form => form.QuerySelector("[role=status]")!.TextContent).ShouldBe(["Saved.", ""], "it is said once");
        page.QuerySelectorAll("[id]").Select(part => part.Id).ShouldBeUnique();
    }

    [Fact]
    public async Task A_save_goes_back_to_where_it_came_from_and_is_told_there_and_so_is_a_removal()
    {
        using var saved = await _visitor.PostAsync("/bookmarks", $"{Comparison}?x=1", ("tool", "ml-intern"), ("action", "add"));
        saved.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        saved.Headers.Location!.OriginalString.ShouldBe($"{Comparison}?x=1&saved=ml-intern#save-ml-intern");
        saved.Headers.GetValues("Set-Cookie").ShouldHaveSingleItem().ShouldStartWith("visitor=");

        using var answer = await _visitor.GetAsync(saved.Headers.Location.OriginalString);
        answer.Headers.CacheControl!.ToString().ShouldBe("no-store, private");
        var page = await ParseAsync(answer);
        page.QuerySelector("#save-ml-intern [role=status]")!.TextContent.ShouldBe("Saved.");
        Accessible(page.QuerySelector("#save-ml-intern button[value=remove]")!).ShouldBe("Saved (remove ml-intern)");
        page.QuerySelector("#save-mistral-3-small-22b button[value=add]").ShouldNotBeNull();

        using var removed = await _visitor.PostAsync("/bookmarks", Comparison, ("tool", "ml-intern"), ("action", "remove"));
        page = await ParseAsync(await _visitor.GetAsync(removed.Headers.Location!.OriginalString));
        page.QuerySelector("#save-ml-intern [role=status]")!.TextContent.ShouldBe("Not in your bookmarks.");
    }

    [Fact]
    public async Task Without_a_page_to_go_back_to_it_goes_to_the_list_which_tells_it()
    {
        using var saved = await _visitor.PostAsync("/bookmarks", from: null, ("tool", "ml-intern"), ("action", "add"));
        saved.Headers.Location!.OriginalString.ShouldBe("/bookmarks?saved=ml-intern#save-ml-intern");
        var page = await ParseAsync(await _visitor.GetAsync(saved.Headers.Location.OriginalString));
        page.QuerySelector("#save-ml-intern [role=status]")!.TextContent.ShouldBe("Saved.");
        var item = page.QuerySelector("#saved-ml-intern")!;
        item.QuerySelector("a[href='/tools/ml-intern']")!.TextContent.ShouldBe("ml-intern");
        item.QuerySelector(".stamp")!.TextContent.ShouldBe("Panel: Ship 3–1");
        item.TextContent.ShouldContain("Free");
        item.QuerySelector("time")!.GetAttribute("datetime").ShouldBe(Day);

        using var removed = await _visitor.PostAsync("/bookmarks", "/bookmarks", ("tool", "ml-intern"), ("action", "remove"));
        page = await ParseAsync(removed);
        page.QuerySelector("#save-ml-intern [role=status]")!.TextContent.ShouldBe("Removed.");
        (await _visitor.HtmlAsync("/bookmarks")).ShouldContain("No bookmarks yet.");
    }

    [Theory]
    [InlineData(null, "add")]
    [InlineData("", "add")]
    [InlineData("ml-intern", null)]
    [InlineData("ml-intern", "toggle")]
    [InlineData("ml-intern", "ADD")]
    public async Task Missing_and_odd_values_are_400_with_the_page_and_change_nothing(string? tool, string? action)
    {
        (string, string)[] fields =
            [.. tool is null ? [] : new[] { ("tool", tool) }, .. action is null ? [] : new[] { ("action", action) }];
        using var answer = await _visitor.PostAsync("/bookmarks", "/tools", fields);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
        var page = await ParseAsync(answer);
        page.QuerySelector("h1")!.TextContent.ShouldBe("Saved tools");
        page.QuerySelector(".lede[role=alert]")!.TextContent.ShouldBe("That named no tool to save or remove, and nothing was changed.");
        Count().ShouldBe(0);
    }

    [Theory]
    [InlineData("/bookmarks", "nope")]
    [InlineData("/bookmarks", "Not a slug")]
    [InlineData("/bookmarks/note", "nope")]
    [InlineData("/bookmarks/note", "../etc")]
    public async Task An_unknown_tool_is_404(string path, string tool)
    {
        using var answer = await _visitor.PostAsync(path, "/tools", ("tool", tool), ("action", "add"), ("note", "x"));
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        Count().ShouldBe(0);
    }

    [Theory]
    [InlineData("/bookmarks", 4_200)]
    [InlineData("/bookmarks/note", 4_200)]
    [InlineData("/bookmarks/share", 4_200)]
    [InlineData("/bookmarks/import", 1_100_000)]
    public async Task A_body_that_is_too_large_is_413(string path, int size)
    {
        using var answer =
            await _visitor.PostAsync(path, "/bookmarks", ("tool", "ml-intern"), ("action", "add"), ("note", new string('x', size)));
        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        Count().ShouldBe(0);
    }

    [Theory]
    [InlineData("/bookmarks/note")]
    [InlineData("/bookmarks/import")]
    [InlineData("/bookmarks/share")]
    public async Task Opening_an_address_that_only_acts_changes_nothing_and_leads_to_the_list(string path)
    {
        using var answer = await _visitor.GetAsync($"{path}?tool=ml-intern&share=make");
        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        answer.Headers.Location!.OriginalString.ShouldBe("/bookmarks");
    }

    [Fact]
    public async Task One_more_than_the_most_is_refused_with_a_sentence()
    {
        await SaveAsync("ml-intern");
        Fill(Owner(), Bookmark.Most - 1);
        using var refused = await PostFromElsewhereAsync("/bookmarks", ("tool", "smollm3"), ("action", "add"));
        refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await ParseAsync(refused))
            .QuerySelector(".lede[role=alert]")!.TextContent
            .ShouldBe("You have 500 bookmarks, which is as many as we keep for one visitor. Remove one first.");
        Count().ShouldBe(Bookmark.Most);
    }

    [Fact]
    public async Task A_note_is_kept_changed_and_removed_and_shown_to_nobody_else()
    {
        await SaveAsync("ml-intern");
        using var kept =
            await _visitor.PostAsync("/bookmarks/note", "/bookmarks", ("tool", "ml-intern"), ("note", "\r\n<b>Try</b>\r\n🤗 "));
        kept.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        kept.Headers.Location!.OriginalString.ShouldBe("/bookmarks?noted=ml-intern#note-ml-intern");
        var page = await ParseAsync(await _visitor.GetAsync(kept.Headers.Location.OriginalString));
        page.QuerySelector("#note-ml-intern [role=status]")!.TextContent.ShouldBe("Your note is saved.");
        page.QuerySelector("#saved-ml-intern blockquote")!.TextContent.ShouldBe("<b>Try</b>\n🤗");
        page.QuerySelector("#note-ml-intern textarea")!.TextContent.ShouldBe("<b>Try</b>\n🤗");

        await _visitor.PostAsync("/bookmarks/note", "/bookmarks", ("tool", "ml-intern"), ("note", " "));
        (await ParseAsync(await _visitor.GetAsync("/bookmarks"))).QuerySelector("textarea")!.TextContent.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_note_that_cannot_be_kept_is_given_back()
    {
        await SaveAsync("ml-intern");
        var tooLong = new string('x', 501);
        using var refused = await _visitor.PostAsync("/bookmarks/note", "/bookmarks", ("tool", "ml-intern"), ("note", tooLong));
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var page = await ParseAsync(refused);
        page.QuerySelector("[role=alert]")!.TextContent
            .ShouldBe("A note has at most 500 characters, and yours has 501. It was not saved; shorten it and save it again.");
        page.QuerySelector("#note-ml-intern textarea")!.TextContent.ShouldBe(tooLong);
        page.QuerySelector("#note-ml-intern details")!.HasAttribute("open").ShouldBeTrue();

        using var unsaved = await _visitor.PostAsync("/bookmarks/note", "/bookmarks", ("tool", "smollm3"), ("note", "Mine."));
        unsaved.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        page = await ParseAsync(unsaved);
        page.QuerySelector("[role=alert]")!.TextContent.ShouldContain("SmolLM3 is not among your bookmarks");
        page.QuerySelector("main q")!.TextContent.ShouldBe("Mine.");
    }

    [Fact]
    public async Task The_longest_note_fits_into_what_a_form_may_send()
    {
        await SaveAsync("ml-intern");
        var note = new string('漢', BookmarkNote.MaxLength);
        // The page's form is multipart, which writes no character as nine.
        (await ParseAsync(await _visitor.GetAsync("/bookmarks"))).QuerySelector("form[action='/bookmarks/note']")!.GetAttribute("enctype")
            .ShouldBe("multipart/form-data");
        using var answer =
            await UploadAsync("/bookmarks/note",
            new MultipartFormDataContent { { new StringContent("ml-intern"), "tool" }, { new StringContent(note), "note" } });
        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        _store.Writer.QuerySingle<string>("SELECT note FROM bookmarks").ShouldBe(note);
    }

    [Fact]
    public async Task Chosen_bookmarks_are_compared_and_too_few_or_too_many_are_told_what_to_do()
    {
        foreach (var slug in (string[])["ml-intern", "smollm3", "smolvlm2", "smolvlm-3b", "mistral-3-small-22b"])
            await SaveAsync(slug);
        var page = await ParseAsync(await _visitor.GetAsync("/bookmarks"));
        var choices = page.QuerySelectorAll("input[type=checkbox][name=tool]").Select(box =>
            (box.GetAttribute("form"), box.GetAttribute("value"))).ToList();
        choices.Count.ShouldBe(5);
        choices.ShouldAllBe(choice => choice.Item1 == "chosen");
        var form = page.QuerySelector("form#chosen")!;
        (form.GetAttribute("method"), form.GetAttribute("action")).ShouldBe(("get", "/compare"));

        (await _visitor.GetAsync("/compare?tool=smollm3&tool=ml-intern")).Headers.Location!.OriginalString
            .ShouldBe("/compare/ml-intern-vs-smollm3");
        (await _visitor.HtmlAsync("/compare?tool=smollm3")).ShouldContain("Now choose the other one.");
        using var tooMany = await _visitor.GetAsync($"/compare?{string.Join('&', choices.Select(choice => $"tool={choice.Item2}"))}");
        tooMany.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        page = await ParseAsync(tooMany);
        page.QuerySelector(".message")!.TextContent.ShouldContain("Choose at most 4 tools. You chose 5: untick 1.");
        page.QuerySelectorAll("form[action='/compare'] input[name=tool][checked]").Select(box => box.GetAttribute("value"))
            .ShouldBe(choices.Select(choice => choice.Item2));
        page.QuerySelectorAll(".choice label").Select(label => label.TextContent.Trim()).ShouldBe(
            ["Mistral 3 Small (22B)", "ml-intern", "SmolLM3", "SmolVLM-3B", "SmolVLM2"], ignoreOrder: true);
        (await _visitor.HtmlAsync("/compare?tool=")).ShouldContain("You chose none.");
        (await _visitor.GetAsync("/compare?tool=&tool=smollm3&tool=ml-intern")).Headers.Location!.OriginalString
            .ShouldBe("/compare/ml-intern-vs-smollm3");
    }

    [Theory]
    [InlineData("json", "application/json", "\"tool\": \"ml-intern\"")]
    [InlineData("csv", "text/csv", "ml-intern")]
    [InlineData("md", "text/markdown", "- [ml-intern](http://localhost:5000/tools/ml-intern)")]
    [InlineData("html", "text/html", "<DT><A HREF=\"http://localhost:5000/tools/ml-intern\"")]
    public async Task An_export_is_a_private_file_and_empty_for_whoever_saved_nothing(string extension, string type, string held)
    {
        await SaveAsync("ml-intern");
        using var stranger = NewBrowser();
        foreach (var (browser, isSaved) in ((Browser, bool)[])[(_visitor, true), (stranger, false)])
        {
            using var answer = await browser.GetAsync($"/bookmarks/export.{extension}");
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            answer.Content.Headers.ContentType!.MediaType.ShouldBe(type);
            answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
            answer.Content.Headers.ContentDisposition.FileName.ShouldBe($"bookmarks.{extension}");
            answer.Headers.CacheControl!.ToString().ShouldBe("no-store, private");
            answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
            (await answer.Content.ReadAsStringAsync()).Contains(held, StringComparison.Ordinal).ShouldBe(isSaved);
        }
    }

    [Fact]
    public async Task An_import_adds_what_the_file_has_and_says_what_it_could_not_take()
    {
        await SaveAsync("ml-intern");
        await _visitor.PostAsync("/bookmarks/note", "/bookmarks", ("tool", "ml-intern"), ("note", "Mine."));
        var file = BookmarkJson
            .Write([new(Slug.Parse("ml-intern"), new DateOnly(2020, 1, 1), "Theirs."),
            new(Slug.Parse("smollm3"), new DateOnly(2020, 1, 2), "Old."),
            new(Slug.Parse("nobody-knows"), new DateOnly(2020, 1, 3), Note: null)]);
        for (var round = 0; round < 2; round++)
        {
            using var answer = await ImportAsync(file);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            var status = (await ParseAsync(answer)).QuerySelector("[role=status]")!.TextContent;
            status.ShouldContain(round == 0 ? "1 tool was added." : "0 tools were added.");
            status.ShouldContain("We have no tool at nobody-knows.");
            _store.SavedBy(Owner())
                .ShouldBe([new(Slug.Parse("ml-intern"), DateOnly.FromDateTime(TempStore.Noon.UtcDateTime), "Mine."),
                new(Slug.Parse("smollm3"), new DateOnly(2020, 1, 2), "Old.")]);
        }
    }

    [Theory]
    [InlineData("json")]
    [InlineData("html")]
    [InlineData("csv")]
    [InlineData("md")]
    public async Task Every_exported_file_can_be_imported_again(string extension)
    {
        await SaveAsync("smolvlm2");
        await SaveAsync("ml-intern");
        await _visitor.PostAsync("/bookmarks/note", "/bookmarks", ("tool", "ml-intern"), ("note", "=SUM(A1), \"two\"\nlines & *more*"));
        using var file = await _visitor.GetAsync($"/bookmarks/export.{extension}");
        var reader = NewBrowser();
        await reader.PostAsync("/bookmarks", "/tools", ("tool", "smolvlm2"), ("action", "add"));
        using var answer = await ImportAsync(await file.Content.ReadAsByteArrayAsync(), reader);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        _store.SavedBy(Owner(reader)).ShouldBe(_store.SavedBy(Owner()), extension);
    }

    [Fact]
    public async Task An_import_beyond_the_most_says_how_many_it_took_and_which_it_did_not()
    {
        await SaveAsync("ml-intern");
        Fill(Owner(), Bookmark.Most - 2);
        var file = BookmarkJson
            .Write([new(Slug.Parse("smollm3"), new DateOnly(2020, 1, 2), Note: null),
            new(Slug.Parse("smolvlm2"), new DateOnly(2020, 1, 1), Note: null)]);
        var status = (await ParseAsync(await ImportAsync(file))).QuerySelector("[role=status]")!.TextContent;
        status.ShouldContain("1 tool was added.");
        status.ShouldContain($"{Bookmark.Full} This one had no room: smolvlm2.");
        Count().ShouldBe(Bookmark.Most);
    }

    [Theory]
    [InlineData("", "No file was chosen, or it is empty. Nothing was changed.")]
    [InlineData("<html>", "The file has no link to a page of a tool on this site.")]
    [InlineData("{\"format\":", "The file is not JSON")]
    [InlineData("{}", "The file is no bookmark export of this program")]
    public async Task A_file_that_is_no_export_is_400_with_what_is_wrong(string file, string fault)
    {
        using var answer = await ImportAsync(Encoding.UTF8.GetBytes(file));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
        (await ParseAsync(answer)).QuerySelector("[role=alert]")!.TextContent.ShouldStartWith(fault);
    }

    [Fact]
    public async Task An_export_of_the_most_with_the_longest_notes_moves_to_another_browser()
    {
        await SaveAsync("ml-intern");
        Fill(Owner(), Bookmark.Most - 1);
        _store.Writer.Execute("UPDATE bookmarks SET note = @note",
            new { note = string.Concat(Enumerable.Repeat("漢", BookmarkNote.MaxLength)) });
        var file = await (await _visitor.GetAsync("/bookmarks/export.json")).Content.ReadAsByteArrayAsync();
        file.Length.ShouldBeGreaterThan(700_000);
        var before = _store.SavedBy(Owner());

        using var other = NewBrowser();
        await other.PostAsync("/bookmarks", "/", ("tool", "ml-intern"), ("action", "remove"));
        using var answer = await ImportAsync(file, other);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        _store.SavedBy(Owner(other)).ShouldBe(before);
    }

    [Fact]
    public async Task A_shared_list_shows_tools_and_never_the_notes_nor_the_owner()
    {
        await SaveAsync("ml-intern");
        await _visitor.PostAsync("/bookmarks/note", "/bookmarks", ("tool", "ml-intern"), ("note", "My secret plan."));
        var path = await ShareAsync();
        path.ShouldMatch("^/bookmarks/shared/[A-Za-z0-9_-]{43}$");
        (await _visitor.HtmlAsync(path)).ShouldContain($"http://localhost:5000{path}", Case.Sensitive, "the owner is told to copy it");

        using var stranger = NewBrowser();
        using var answer = await stranger.GetAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        answer.Headers.ETag.ShouldBeNull();
        answer.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        answer.Headers.GetValues("X-Robots-Tag").ShouldBe(["noindex"]);
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
        var html = await answer.Content.ReadAsStringAsync();
        html.ShouldContain("<a href=\"/tools/ml-intern\">ml-intern</a>");
        html.ShouldNotContain("My secret plan.");
        html.ShouldNotContain("Copy this address");
        html.ShouldNotContain(path["/bookmarks/shared/".Length..]);
        foreach (var hash in (string[])[Owner().Hex, Keys.VoterOf(VisitorOf(_visitor)).Hex])
            html.ShouldNotContain(hash, Case.Insensitive);
    }

    [Fact]
    public async Task A_new_address_ends_the_one_before_and_revoking_ends_all()
    {
        await SaveAsync("ml-intern");
        var (first, second) = (await ShareAsync(), await ShareAsync());
        second.ShouldNotBe(first);
        await ExpectGoneAsync(first);
        (await _visitor.GetAsync(second)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await _visitor.HtmlAsync("/bookmarks")).ShouldContain("value=\"revoke\"");

        using var revoked = await _visitor.PostAsync("/bookmarks/share", "/bookmarks", ("share", "revoke"));
        revoked.Headers.Location!.OriginalString.ShouldBe("/bookmarks?revoked=yes");
        await ExpectGoneAsync(second);
        var page = await ParseAsync(await _visitor.GetAsync("/bookmarks?revoked=yes"));
        page.QuerySelector("[role=status]")!.TextContent.ShouldBe("No secret address shows your list.");
        page.QuerySelector("button[value=revoke]").ShouldBeNull();
    }

    [Theory]
    [InlineData("make", "You have no bookmarks to share yet, so no address was made.")]
    [InlineData("maybe", "You have no bookmarks to share yet, so no address was made.")]
    public async Task Nothing_is_shared_before_something_is_saved(string share, string said)
    {
        using var answer = await _visitor.PostAsync("/bookmarks/share", "/bookmarks", ("share", share));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await ParseAsync(answer)).QuerySelector("[role=alert]")!.TextContent.ShouldBe(said);
        _store.Writer.ExecuteScalar<long>("SELECT COUNT(*) FROM shared_bookmarks").ShouldBe(0);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("%F0%9F%A4%97%20x")]
    public Task An_address_that_nobody_shared_is_404(string token) => ExpectGoneAsync($"/bookmarks/shared/{token}");

    [Fact]
    public async Task A_secret_stands_in_no_log_line_even_when_its_page_breaks()
    {
        await SaveAsync("ml-intern");
        var log = new LogListener();
        _site.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        var path = await ShareAsync();
        await _visitor.GetAsync(path);
        _store.Writer.Execute("ALTER TABLE shared_bookmarks RENAME TO lost");
        using var answer = await _visitor.GetAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        answer.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        log.Lines.ShouldContain(line => line.Contains("GET /bookmarks/shared/… broke", StringComparison.Ordinal));
        string.Join('\n', log.Lines).ShouldNotContain(path["/bookmarks/shared/".Length..]);
    }

    [Fact]
    public async Task Bookmarks_outlive_the_process()
    {
        await SaveAsync("ml-intern");
        var path = await ShareAsync();
        await _site.RestartAsync();
        foreach (var address in (string[])["/bookmarks", path])
        {
            using var asked = new HttpRequestMessage(HttpMethod.Get, address);
            asked.Headers.Add("Cookie", $"visitor={_visitor.Cookie}");
            (await (await _site.Client.SendAsync(asked)).Content.ReadAsStringAsync()).ShouldContain("href=\"/tools/ml-intern\"");
        }
    }

    [Fact]
    public async Task Forget_me_removes_bookmarks_and_shares()
    {
        await SaveAsync("ml-intern");
        var path = await ShareAsync();
        await _visitor.PostAsync("/privacy/forget", "/privacy");
        _visitor.Cookie.ShouldBeNull();
        Count().ShouldBe(0);
        await ExpectGoneAsync(path);
    }

    [Fact]
    public async Task Another_sites_page_can_neither_save_nor_share()
    {
        foreach (var path in (string[])["/bookmarks", "/bookmarks/note", "/bookmarks/import", "/bookmarks/share"])
        {
            using var post =
                new HttpRequestMessage(HttpMethod.Post,
                path) { Content =
                new FormUrlEncodedContent([KeyValuePair.Create("tool", "ml-intern"), KeyValuePair.Create("action", "add")]) };
            post.Headers.Add("Sec-Fetch-Site", "cross-site");
            (await _site.Client.SendAsync(post)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }
    }

    private string Day => DateOnly.FromDateTime(TempStore.Noon.UtcDateTime).ToStored();

    private VisitorKeys Keys => new(SiteKey.Of(_store.Database));

    private Browser NewBrowser() => new(_site, $"192.0.2.{++_addresses}");

    private VisitorId VisitorOf(Browser browser) =>
        VisitorId.Read(browser.Cookie, Keys.Signing, DateOnly.FromDateTime(TempStore.Noon.UtcDateTime))!;

    private Owner Owner(Browser? browser = null) => Keys.OwnerOf(VisitorOf(browser ?? _visitor));

    private long Count() => _store.Writer.ExecuteScalar<long>("SELECT COUNT(*) FROM bookmarks");

    private async Task SaveAsync(string slug) =>
        (await _visitor.PostAsync("/bookmarks", "/tools", ("tool", slug), ("action", "add"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);

    private async Task<string> ShareAsync()
    {
        using var shared = await _visitor.PostAsync("/bookmarks/share", "/bookmarks", ("share", "make"));
        shared.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        return shared.Headers.Location!.OriginalString;
    }

    /// <summary>Saves so many tools that no seed has.</summary>
    private void Fill(Owner owner, int tools)
    {
        for (var tool = 0; tool < tools; tool++)
        {
            _store.Writer.Execute("INSERT INTO tools (slug, identity, name, tagline) VALUES (@slug, @slug, @slug, '')",
                new { slug = $"filler-{tool}" });
            _store.Writer.SaveTool(owner, _store.IdOf($"filler-{tool}"), RandomBookmarks.Today).ShouldBeTrue();
        }
    }

    private Task<HttpResponseMessage> ImportAsync(byte[] file, Browser? browser = null) =>
        UploadAsync("/bookmarks/import", new MultipartFormDataContent { { new ByteArrayContent(file), "file", "bookmarks.json" } },
            browser);

    private Task<HttpResponseMessage> PostFromElsewhereAsync(string path, params (string Name, string Value)[] fields) =>
        UploadAsync(path, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));

    private async Task<HttpResponseMessage> UploadAsync(string path, HttpContent content, Browser? browser = null)
    {
        using var post = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        if ((browser ?? _visitor).Cookie is { } cookie)
            post.Headers.Add("Cookie", $"visitor={cookie}");
        post.Headers.Add("X-Forwarded-For", $"192.0.2.{++_addresses}");
        return await _site.Client.SendAsync(post);
    }

    private async Task ExpectGoneAsync(string path)
    {
        using var answer = await _visitor.GetAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        answer.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await ParseAsync(answer))
            .QuerySelector(".lede")!.TextContent
            .ShouldBe("There is no list at this address. Whoever shared it may have revoked it, or made a new address.");
    }

    private static string Accessible(IElement button) =>
        button.TextContent.Replace(button.QuerySelector("[aria-hidden=true]")!.TextContent, "", StringComparison.Ordinal);

    private static async Task<IHtmlDocument> ParseAsync(HttpResponseMessage answer) =>
        await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
}
