using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ToolVerdicts.Content;
using ToolVerdicts.Tests.Commands;
using ToolVerdicts.Tests.Pages;
using ToolVerdicts.Web.Hosting;
using ToolVerdicts.Web.Live;

namespace ToolVerdicts.Tests.Live;

public sealed class LiveContentTests : IDisposable
{
    private readonly SiteFolder _folder = new();

    public static TheoryData<string> Pages { get; } = ["/", "/about", "/tools/ml-intern", "/llms.txt", "/feed.xml", "/changes.xml"];

    [Fact]
    public async Task Before_anything_was_applied_prose_and_words_are_those_of_the_folder_and_tools_are_not()
    {
        _folder.Write("site.yml", "name: Bench\n").Write("about.md", About("Ours")).Write("tools/cargo-ci.md", SiteFolder.Tool);
        await using var site = await SiteHost.OverAsync(TempStore.With(Seeds.Paths), $"--Content={_folder.Root}");
        (await site.HtmlAsync("/about")).ShouldContain("<title>Ours &#xB7; Bench</title>");
        (await site.HtmlAsync("/tools")).ShouldNotContain("Cargo CI");
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_running_site_shows_the_name_that_another_process_applied(string path)
    {
        var store = TempStore.With(Seeds.Paths);
        _folder.Write("about.md", About("Ours"));
        await using var site = await SiteHost.OverAsync(store, $"--Content={_folder.Root}");
        (await site.HtmlAsync(path)).ShouldContain("Tool Verdicts");
        _folder.Write("site.yml", "name: Bench\n");
        (await site.HtmlAsync(path)).ShouldContain("Tool Verdicts");
        _folder.Apply(store);
        await Wait.UntilAsync(async () => (await site.HtmlAsync(path)).Contains("Bench", StringComparison.Ordinal), "the new name");
    }

    [Fact]
    public async Task What_the_verb_apply_commits_shows_on_the_serving_program_within_a_second()
    {
        using var store = TempStore.With(Seeds.Paths);
        _folder.Write("about.md", About("First"));
        string[] settings = [$"--Content={_folder.Root}"];
        using var site = await RunningProgram.StartAsync(store.Database.FilePath, settings);
        (await site.Client.GetStringAsync("/about")).ShouldContain("First");
        _folder.Write("about.md", About("Second"));
        var run = await ProgramRun.OfAsync(store.Folder, ["apply", $"--Store={store.Database.FilePath}", .. settings]);
        run.Output.ShouldContain("Applied as revision");
        var clock = System.Diagnostics.Stopwatch.StartNew();
        await Wait.UntilAsync(
            async () => (await site.Client.GetStringAsync("/about")).Contains("Second", StringComparison.Ordinal), "the applied prose");
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task After_an_apply_the_folder_plays_no_part_until_the_next_one()
    {
        var store = TempStore.With(Seeds.Paths);
        _folder.Write("about.md", About("Applied")).Apply(store);
        _folder.Write("about.md", "broken");
        await using var site = await SiteHost.OverAsync(store, $"--Content={_folder.Root}");
        (await site.HtmlAsync("/about")).ShouldContain("Applied");
    }

    [Fact]
    public async Task The_program_starts_over_an_applied_store_while_a_file_of_the_folder_is_half_written()
    {
        using var store = TempStore.With(Seeds.Paths);
        _folder.Write("about.md", About("Applied")).Apply(store);
        _folder.Write("about.md", "broken");
        using var site = await RunningProgram.StartAsync(store.Database.FilePath, $"--Content={_folder.Root}");
        (await site.Client.GetStringAsync("/about")).ShouldContain("Applied");
    }

    [Fact]
    public void An_applied_file_that_this_version_cannot_read_gives_way_to_the_shipped_one()
    {
        var library = Library.Of([new FolderFile("about.md", "broken"), new FolderFile("site.yml", "name: Bench\n")], Figures.All);
        library.Pages["about"].Title.ShouldBe("About");
        library.Words.Name.ShouldBe("Bench");
    }

    [Fact]
    public async Task A_page_that_the_folder_no_longer_has_becomes_the_shipped_one()
    {
        var store = TempStore.With(Seeds.Paths);
        _folder.Write("about.md", About("Ours")).Write("site.yml", "name: Bench\n").Apply(store);
        await using var site = await SiteHost.OverAsync(store, $"--Content={_folder.Root}");
        (await site.HtmlAsync("/about")).ShouldContain("Ours");
        File.Delete(Path.Combine(_folder.Root, "about.md"));
        _folder.Apply(store);
        await Wait.UntilAsync(
            async () => (await site.HtmlAsync("/about")).Contains("<h1>About</h1>", StringComparison.Ordinal), "the shipped page");
    }

    [Fact]
    public async Task The_name_of_site_yml_stands_before_the_setting_and_the_setting_before_the_programs()
    {
        await using var set = await SiteHost.OverAsync(new TempStore(), "--Site:Name=Set", $"--Content={_folder.Root}");
        set.Services.GetRequiredService<LiveSite>().Name.ShouldBe("Set");
        _folder.Write("site.yml", "name: Bench\n");
        await using var named = await SiteHost.OverAsync(new TempStore(), "--Site:Name=Set", $"--Content={_folder.Root}");
        named.Services.GetRequiredService<LiveSite>().Name.ShouldBe("Bench");
        named.Services.GetRequiredService<LiveSite>().Letterhead.Name.ShouldBe("Bench");
    }

    [Theory]
    [InlineData("contact: me@example.org", "mailto:me@example.org")]
    [InlineData("contact: /imprint", "/imprint")]
    [InlineData("contact: https://example.org/@me", "https://example.org/@me")]
    public async Task The_contact_is_linked_from_the_foot_of_every_page(string words, string href)
    {
        _folder.Write("site.yml", $"{words}\n");
        await using var site = await SiteHost.OverAsync(new TempStore(), $"--Content={_folder.Root}");
        (await site.HtmlAsync("/tools")).ShouldContain($"<a href=\"{href}\">Contact</a>");
    }

    [Theory]
    [InlineData("old.example", "/tools?q=a%20b", "https://new.example/tools?q=a%20b")]
    [InlineData("OLD.example:8080", "/compare/a-vs-b", "https://new.example/compare/a-vs-b")]
    public async Task A_former_host_leads_to_the_same_path_of_the_sites_address(string host, string path, string target)
    {
        _folder.Write("site.yml", "former-hosts: [old.example, new.example]\n");
        await using var site =
            await SiteHost.OverAsync(new TempStore(), "--Site:BaseUrl=https://new.example", $"--Content={_folder.Root}");
        (await AskAsync(site, host, path)).ShouldBe((HttpStatusCode.MovedPermanently, target));
        (await AskAsync(site, "other.example", path)).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await AskAsync(site, "new.example", "/about")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_former_host_that_is_applied_while_the_site_runs_leads_on_at_once()
    {
        var store = new TempStore();
        await using var site = await SiteHost.OverAsync(store, "--Site:BaseUrl=https://new.example", $"--Content={_folder.Root}");
        (await AskAsync(site, "old.example", "/")).Status.ShouldBe(HttpStatusCode.BadRequest);
        _folder.Write("site.yml", "former-hosts: [old.example]\n").Apply(store);
        await Wait.UntilAsync(
            async () => (await AskAsync(site, "old.example", "/")).Status == HttpStatusCode.MovedPermanently, "the redirect");
    }

    [Fact]
    public async Task No_seeds_are_taken_where_the_setting_says_none()
    {
        using var store = new TempStore();
        using var site = await RunningProgram.StartAsync(store.Database.FilePath, "--Seeds=none");
        (await site.Client.GetStringAsync("/")).ShouldContain("There are no comparisons yet.");
    }

    public void Dispose() => _folder.Dispose();

    private static string About(string title) => $"---\ntitle: {title}\ndescription: D\n---\nText\n";

    private static async Task<(HttpStatusCode Status, string? Location)> AskAsync(SiteHost site, string host, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Host = host;
        using var answer = await site.Client.SendAsync(request);
        return (answer.StatusCode, answer.Headers.Location?.OriginalString);
    }
}
