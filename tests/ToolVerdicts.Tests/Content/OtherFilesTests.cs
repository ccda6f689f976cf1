using ToolVerdicts.Content;
using ToolVerdicts.Criteria;
using ToolVerdicts.Text;

namespace ToolVerdicts.Tests.Content;

public sealed class OtherFilesTests
{
    [Fact]
    public void Criteria_keep_their_order_and_are_text_by_default()
    {
        var criteria = ParsedContent.Valid(("criteria.yml", ParsedContent.Criteria)).Criteria;
        criteria.Select(criterion => (criterion.Key, criterion.Kind)).ShouldBe(
        [
            ("licence", CriterionKind.Text), ("parameters", CriterionKind.Number), ("self-hosted", CriterionKind.YesNo),
            ("status", CriterionKind.Choice), ("platforms", CriterionKind.Set), ("released", CriterionKind.Date),
        ]);
        var parameters = criteria[1];
        (parameters.Label, parameters.Unit, parameters.Better, parameters.MaxAge).ShouldBe(("Parameters", "B", "higher", 365));
        parameters.Anchors.ShouldBe((1m, 100m));
        criteria[3].Words.ShouldBe(["active", "dormant"]);
    }

    [Fact]
    public void Words_of_the_site_have_defaults_and_the_lede_follows_the_plural()
    {
        ParsedContent.Valid().Words.ShouldBeNull();
        var words = ParsedContent.Valid(("site.yml", "")).Words.ShouldNotBeNull();
        (words.Name, words.Noun, words.Plural, words.Contact).ShouldBe((null, "AI tool", "AI tools", null));
        words.Lede.ShouldStartWith("Two AI tools side by side");
        const string Site = "name: Shoes\nnoun: shoe\nplural: shoes\ncontact: me@a.example\nformer-hosts: [Old.example]";
        words = ParsedContent.Valid(("site.yml", Site)).Words.ShouldNotBeNull();
        words.Lede.ShouldStartWith("Two shoes side by side");
        (words.Name, words.Contact).ShouldBe(("Shoes", "me@a.example"));
        words.FormerHosts.ShouldBe(["old.example"]);
    }

    [Fact]
    public void Decisions_give_their_reason_beside_the_verb_or_inside()
    {
        var day = new DateOnly(2026, 11, 28);
        ParsedContent.Valid(("decisions.yml", """
            - { question: 14, take: said, because: "seen", on: 2026-11-28 }
            - merge: { from: a, into: b, because: same, on: 2026-11-28 }
            - rename: { from: b, to: c }
              because: the name
            - remove: { tool: d, because: asked }
            - { remove: { capture: 000_x.txt }, because: asked, on: 2026-11-28 }
            """)).Decisions.ShouldBe(
        [
            new AnsweredQuestion(14, "said", "seen", day, 1),
            new MergedTools(Slug.Parse("a"), Slug.Parse("b"), "same", day, 2),
            new RenamedTool(Slug.Parse("b"), Slug.Parse("c"), "the name", null, 3),
            new RemovedTool(Slug.Parse("d"), "asked", null, 5),
            new RemovedCapture("000_x.txt", "asked", day, 6),
        ]);
    }

    [Fact]
    public void Articles_are_rendered_as_prose_and_the_latest_is_first()
    {
        const string Head = "title: T\ndescription: D\n";
        var articles = ParsedContent.Valid(
            ("articles/plain.md", $"---\n{Head}date: 2026-11-20\n---\n## {{{{answer}}}}"),
            ("articles/2027-01-02-later.md", $"---\n{Head}date: 2027-01-02\ndraft: true\ntools: [a, b]\n---\nText")).Articles;
        articles.Select(article => (article.Slug.ToString(), article.Date, article.IsDraft, article.Html)).ShouldBe(
        [
            ("later", new DateOnly(2027, 1, 2), true, "<p>Text</p>\n"),
            ("plain", new DateOnly(2026, 11, 20), false, "<h2 id=\"42\">42</h2>\n"),
        ]);
        articles[0].Tools.ShouldBe([Slug.Parse("a"), Slug.Parse("b")]);
    }

    [Fact]
    public void The_sites_own_folder_has_no_fault()
    {
        var (files, unread) = ContentFolder.Read(Path.Combine(Seeds.Root, "content"));
        var (content, faults) = SiteContentParser.Parse(files, ParsedContent.Today, Web.Hosting.Figures.All);
        unread.Concat(faults).ShouldBeEmpty();
        content.Lenses.Select(lens => lens.Name).ShouldBe(["Builder", "Creator", "Founder", "Futurist", "Skeptic"]);
    }
}
