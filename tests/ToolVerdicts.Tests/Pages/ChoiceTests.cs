using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Dapper;
using ToolVerdicts.Newsletter.Subscribers;

namespace ToolVerdicts.Tests.Pages;

public sealed class ChoiceTests : IAsyncLifetime
{
    private readonly TempStore _store = TempStore.With(Seeds.Paths);
    private SiteHost _site = null!;

    public async ValueTask InitializeAsync() => _site = await SiteHost.OverAsync(_store, "--Proxies=127.0.0.1");

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task A_category_ticked_beside_everything_means_only_this_one()
    {
        using var answer = await PostAsync(
            "/subscribe", ("email", "ada@example.org"), ("choice", "everything"), ("category", await FirstCategoryAsync()));
        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var next = await PageAsync(answer.Headers.Location!.OriginalString);
        next.QuerySelector("main")!.TextContent.ShouldContain("You ticked categories, so it is about these only.");
        Chosen().ShouldBe(("categories", 1));
    }

    [Fact]
    public async Task The_page_after_a_plain_subscription_says_nothing_of_categories()
    {
        using var answer = await PostAsync("/subscribe", ("email", "ada@example.org"), ("choice", "everything"));
        answer.Headers.Location!.OriginalString.ShouldBe("/subscribe/sent");
        (await PageAsync("/subscribe/sent")).QuerySelector("main")!.TextContent.ShouldNotContain("ticked");
        Chosen().ShouldBe(("everything", 0));
    }

    [Fact]
    public async Task What_was_saved_and_a_category_together_are_asked_about_and_shown_again()
    {
        var category = await FirstCategoryAsync();
        using var answer = await PostAsync(
            "/subscribe", ("email", "ada@example.org"), ("choice", "bookmarks"), ("category", category));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var page = await ParseAsync(answer);
        page.QuerySelector("[role=alert]")!.TextContent.ShouldStartWith("You chose what you saved, and ticked categories as well.");
        page.QuerySelectorAll("input[checked]").Select(input => input.GetAttribute("value")).ShouldBe(["bookmarks", category]);
        _store.Writer.QuerySingle<long>("SELECT COUNT(*) FROM subscribers").ShouldBe(0);
    }

    [Theory]
    [InlineData("everything", "everything", true, "categories",
        "Saved. You ticked categories, so you hear of these only. You hear of what")]
    [InlineData("bookmarks", "bookmarks", true, "categories", "Saved. You ticked categories, so you hear of these only. You hear of what")]
    [InlineData("everything", "categories", true, "categories", "Saved. You hear of what is new in ")]
    [InlineData("categories", "everything", true, "everything",
        "Saved. The categories that you had ticked are no longer chosen. You hear of everything new.")]
    [InlineData("categories", "everything", false, "everything", "Saved. You hear of everything new.")]
    [InlineData("everything", "bookmarks", true, "everything", "Nothing was changed. You chose what you saved, and ticked")]
    [InlineData("everything", "categories", false, "everything", "Nothing was changed. Choose what you want to hear of")]
    public async Task A_changed_half_of_the_form_counts_and_the_answer_says_which(
        string before, string button, bool isTicked, string after, string said)
    {
        var category = await FirstCategoryAsync();
        var path = Subscribed(before, category);
        using var answer = await PostAsync(
            path, isTicked ? [("choice", button), ("category", category)] : [("choice", button)]);
        answer.StatusCode.ShouldBe(said.StartsWith("Saved", StringComparison.Ordinal) ? HttpStatusCode.OK : HttpStatusCode.BadRequest);
        (await ParseAsync(answer)).QuerySelectorAll("[role=status], [role=alert]").Select(part => part.TextContent)
            .ShouldContain(text => text.StartsWith(said, StringComparison.Ordinal), said);
        Chosen().Kind.ShouldBe(after);
    }

    [Fact]
    public async Task A_subscriber_reads_the_names_of_the_chosen_categories()
    {
        var category = await FirstCategoryAsync();
        var page = await PageAsync(Subscribed("categories", category));
        var name = page.QuerySelector("label.of:has(input[checked])")!.TextContent.Trim();
        page.QuerySelector("[role=status]")!.TextContent.ShouldBe($"You hear of what is new in {name}.");
    }

    private string Subscribed(string choice, string category)
    {
        var token = MailToken.New();
        var id = _store.Writer.QuerySingle<long>(
            "INSERT INTO subscribers (key, address, state, choice, owner, asked_at, changed_at) VALUES ('a@b.example', 'a@b.example', "
            + "'confirmed', @choice, CASE @choice WHEN 'bookmarks' THEN zeroblob(16) END, @now, @now) RETURNING id",
            new { choice, now = TempStore.Noon });
        _store.Writer.Execute("INSERT INTO mail_tokens (sha256, subscriber_id, purpose, made_at) VALUES (@Hash, @id, 'manage', @now)",
            new { token.Hash, id, now = TempStore.Noon });
        if (choice == "categories")
        {
            _store.Writer.Execute(
                "INSERT INTO subscriber_categories SELECT @id, id FROM categories WHERE slug = @category", new { id, category });
        }

        return $"/subscribe/preferences/{token.Text}";
    }

    private (string Kind, long Categories) Chosen() => _store.Writer.QuerySingle<(string, long)>(
        "SELECT choice, (SELECT COUNT(*) FROM subscriber_categories WHERE subscriber_id = s.id) FROM subscribers s");

    private async Task<string> FirstCategoryAsync() =>
        (await PageAsync("/subscribe")).QuerySelectorAll("input[name=category]")[0].GetAttribute("value")!;

    private async Task<IHtmlDocument> PageAsync(string path) => new HtmlParser().ParseDocument(await _site.HtmlAsync(path));

    private static async Task<IHtmlDocument> ParseAsync(HttpResponseMessage answer) =>
        new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());

    private async Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        using var browser = new Browser(_site, "198.51.100.7");
        var answer = await browser.PostAsync(path, from: null, fields);
        await _site.SettleAsync();
        return answer;
    }
}
