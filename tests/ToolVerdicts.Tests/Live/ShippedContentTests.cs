using Dapper;
using ToolVerdicts.Checking;
using ToolVerdicts.Content;
using ToolVerdicts.Importing;
using ToolVerdicts.Tests.Commands;
using ToolVerdicts.Tests.Pages;
using ToolVerdicts.Web.Hosting;

namespace ToolVerdicts.Tests.Live;

public sealed class ShippedContentTests : IDisposable
{
    private readonly SiteFolder _folder = new();

    [Fact]
    public void The_program_holds_its_prose_and_lenses_and_nothing_of_a_sites_own()
    {
        var paths = ShippedContent.Files.Select(file => file.Path).ToList();
        foreach (var name in Library.PageNames)
            paths.ShouldContain($"{name}.md");
        paths.ShouldContain("reviewers/builder.md");
        paths.ShouldAllBe(path => !path.StartsWith("tools/") && !path.StartsWith("articles/") && path != "decisions.yml");
        foreach (var file in ShippedContent.Files)
            file.Text.ShouldBe(File.ReadAllText(Path.Combine(Seeds.Root, "content", file.Path)));
    }

    [Fact]
    public void A_folder_gets_each_file_that_it_lacks_and_keeps_its_own()
    {
        _folder.Write("about.md", "---\ntitle: Ours\ndescription: D\n---\nText\n");
        var library = Library.Read(_folder.Root, Figures.All);
        library.Pages["about"].Title.ShouldBe("Ours");
        library.Pages["privacy"].Title.ShouldBe("Privacy");
        library.Lenses["skeptic"].Name.ShouldBe("Skeptic");
        library.Words.ShouldBe(SiteWords.Usual);
    }

    [Fact]
    public void Shipped_prose_speaks_of_the_sites_subject()
    {
        _folder.Write("site.yml", "noun: kettle\nplural: kettles\n");
        Library.Read(_folder.Root, Figures.All).Pages["about"].Html.ShouldContain("two kettles in front of you");
    }

    [Fact]
    public async Task Applying_a_folder_of_one_tool_keeps_that_file_alone_and_a_second_time_does_nothing()
    {
        _folder.Write("tools/cargo-ci.md", SiteFolder.Tool);
        var store = Path.Combine(_folder.Root, "..", $"{Path.GetFileName(_folder.Root)}.db");
        try
        {
            string[] apply = ["apply", $"--Store={store}", $"--Content={_folder.Root}"];
            (await ProgramRun.OfAsync(_folder.Root, apply)).Output.ShouldContain("Applied as revision 1.");
            (await ProgramRun.OfAsync(_folder.Root, apply)).Output.ShouldContain("Nothing to do.");
            using (var reader = new ToolVerdicts.Store.Database(store).OpenWriter())
            {
                reader.Query<string>("SELECT path FROM content_files").ShouldBe(["tools/cargo-ci.md"]);
                reader.Query<string>("SELECT key FROM reviewers").ShouldNotContain("creator");
            }

            (await ProgramRun.OfAsync(_folder.Root, "check", $"--Store={store}")).Output.ShouldContain("is whole");
        }
        finally
        {
            foreach (var file in Directory.GetFiles(Path.GetTempPath(), $"{Path.GetFileName(_folder.Root)}.db*"))
                File.Delete(file);
        }
    }

    [Fact]
    public void An_upgrade_that_changes_a_shipped_file_is_no_change_of_the_store()
    {
        using var store = new TempStore();
        _folder.Write("tools/cargo-ci.md", SiteFolder.Tool).Apply(store).Outcome.Revision.ShouldNotBeNull();
        var before = store.Dump();
        var files = ContentFolder.Read(_folder.Root).Files;
        List<FolderFile> upgraded =
        [
            .. ShippedContent.Complete(files).Where(file => file.Path is not ("reviewers/builder.md" or "about.md")),
            new FolderFile("reviewers/builder.md", "---\ntitle: Constructor\ndescription: D\n---\nOther\n"),
            new FolderFile("about.md", "---\ntitle: Other\ndescription: D\n---\nOther\n"),
            new FolderFile("reviewers/critic.md", "---\ntitle: Critic\ndescription: D\n---\nNew\n"),
        ];
        var (content, faults) = SiteContentParser.Parse(upgraded, new DateOnly(2026, 12, 31), Figures.All);
        faults.Where(fault => fault.Path != "tools/cargo-ci.md").ShouldBeEmpty();
        ContentPlan.Apply(store.Writer, content, files, [], new RevisionNote("KM", null), TempStore.Noon.AddMinutes(2))
            .Outcome.Revision.ShouldBeNull();
        store.Dump().ShouldBe(before);
        // Nor is it with the next file that an editor changes.
        List<FolderFile> edited = [.. files, new FolderFile("site.yml", "name: Bench\n")];
        var (next, _) = SiteContentParser.Parse([.. upgraded, edited[^1]], new DateOnly(2026, 12, 31), Figures.All);
        ContentPlan.Apply(store.Writer, next, edited, [], new RevisionNote("KM", null), TempStore.Noon.AddMinutes(3))
            .Outcome.ChangedFiles.ShouldBe(["site.yml"]);
        store.Writer.Query<string>("SELECT name FROM reviewers ORDER BY key").ShouldBe(["Builder", "Founder", "Futurist", "Skeptic"]);
        StoreCheck.Run(store.Database).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_shipped_lens_of_which_the_site_has_no_review_is_not_listed_and_a_lens_of_its_own_is()
    {
        var store = new TempStore();
        _folder.Write("tools/cargo-ci.md", SiteFolder.Tool)
            .Write("reviewers/critic.md", "---\ntitle: Critic\ndescription: Reads closely.\norder: 1\n---\nText\n").Apply(store);
        await using var site = await SiteHost.OverAsync(store, $"--Content={_folder.Root}");
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await site.HtmlAsync("/reviewers"));
        page.QuerySelectorAll(".lenses h2").Select(lens => lens.TextContent).ShouldBe(["Critic", "Builder"]);
        page.QuerySelector(".lenses")!.TextContent.ShouldContain("Reads closely.");
        using var skeptic = await site.Client.GetAsync("/reviewers/skeptic");
        skeptic.StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
    }

    public void Dispose() => _folder.Dispose();
}
