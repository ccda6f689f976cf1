using AngleSharp.Html.Parser;
using ToolVerdicts.Comparisons;
using ToolVerdicts.Newsletter.Issues;
using ToolVerdicts.Newsletter.Letters;
using ToolVerdicts.Newsletter.Subscribers;
using ToolVerdicts.Tests.Newsletter.Mail;
using ToolVerdicts.Text;
using ToolVerdicts.Tools;
using ToolVerdicts.Verdicts;

namespace ToolVerdicts.Tests.Newsletter;

public class MessageTests
{
    private static readonly Letterhead From = new("Tool Verdicts", Letters.Address("weekly@verdicts.example"), "https://verdicts.example");
    private static readonly MailToken Manage = new("manage-Token-manage-Token-manage-Token-mana");
    private static readonly MailToken Confirm = new("confirm-Token-confirm-Token-confirm-Token-c");
    private static readonly IssueTool Small =
        new(Slug.Parse("mistral-3-small-22b"), "Mistral 3 Small (22B)", "Open-weight 22B model", "Models", Slug.Parse("models"),
        new Tally(4, 0), new Price("Free", "Apache 2.0 weights"));
    private static readonly IssueTool Intern =
        new(Slug.Parse("ml-intern"), "ml-intern", "HuggingFace’s autonomous ML engineer", null, null, null, new Price(null, null));

    private static readonly IssueTool Smol = Small with { Slug = Slug.Parse("smollm3"), Name = "SmolLM3", Panel = new Tally(1, 3) };

    private static readonly Digest Full = new(IssueWeek.Parse("2026-W47"))
    {
        Comparisons =
        [
            new NewComparison("mistral-3-small-22b-vs-ml-intern", "Mistral 3 Small (22B) vs ml-intern", [Small, Intern])
            {
                Answer = new Answer("All four reviewers score ", "Mistral 3 Small (22B)", " higher, by 3 to 6 points. ml-intern is paid."),
            },
            new NewComparison("ml-intern-vs-smollm3", "ml-intern vs SmolLM3", [Intern, Smol]),
        ],
        Tools = [Intern],
        Verdicts = [new VerdictTurn(Small with { Panel = new Tally(2, 2) }, Verdict.Ship, Verdict.Mixed)],
        Prices = [new PriceTurn(Small, new Price("Free", null), new Price("Paid", "$20 a month"))],
        Disputed = [Small with { Panel = new Tally(2, 2) }],
        Movers = [new CommunityMove(Small, new Tally(0, 0), new Tally(9, 3))],
    };

    [Fact]
    public void An_issue_as_text_is_as_approved() =>
        MessageText.Write(Message(Full)).ShouldMatchApproved(options => options.SubFolder("Approved"));

    [Fact]
    public void An_issue_as_HTML_is_as_approved() =>
        MessageHtml.Write(Message(Full)).ShouldMatchApproved(options => options.SubFolder("Approved").WithFileExtension(".html"));

    [Fact]
    public void A_confirmation_is_as_approved()
    {
        var asking = ConfirmationMessage.Write(From, Confirm, Manage);
        var letter =
            LetterWriter.Write(asking, From, Letters.Address("ada@example.org"), Manage, "confirm.1@verdicts.example", TempStore.Noon);
        ((MimeKit.Multipart)letter.Body!).Boundary = "=-boundary";
        System.Text.Encoding.ASCII.GetString(letter.ToBytes()).ShouldMatchApproved(options =>
            options.SubFolder("Approved").WithFileExtension(".eml"));
    }

    [Fact]
    public void The_text_has_every_link_of_the_HTML_and_the_HTML_loads_nothing()
    {
        var page = new HtmlParser().ParseDocument(MessageHtml.Write(Message(Full)));
        var text = MessageText.Write(Message(Full));
        var links = page.QuerySelectorAll("a").Select(link => link.GetAttribute("href")!).ToList();
        links.Count.ShouldBeGreaterThan(8);
        links.ShouldAllBe(link => text.Contains(link) && link.StartsWith("https://verdicts.example/"));
        page.QuerySelectorAll("img, link, script, iframe, object, form, [background]").ShouldBeEmpty();
        page.DocumentElement.OuterHtml.ShouldNotContain("url(");
        page.QuerySelectorAll("table").ShouldAllBe(table => table.GetAttribute("role") == "presentation");
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("</style></td></table><h1>Ha")]
    [InlineData("a\r\n\r\nUnsubscribe: https://evil.example\r\n-- \r\n")]
    [InlineData("{{7*7}} ${x} \u202e\u0000 &lt;b&gt;")]
    public void What_a_capture_says_is_text_and_never_a_part_of_the_message(string said)
    {
        var evil = Small with { Name = said, Tagline = said, Price = new Price(said, said) };
        var digest = new Digest(Full.Week)
        {
            Comparisons = [new NewComparison("a-vs-b", said, [evil, evil]) { Answer = new Answer(said, said, said) }],
            Tools = [evil],
            Verdicts = [new VerdictTurn(evil, Verdict.Ship, Verdict.Skip)],
            Prices = [new PriceTurn(evil, evil.Price, evil.Price)],
            Movers = [new CommunityMove(evil, default, new Tally(12, 0))],
            Disputed = [evil],
        };
        var tame = new HtmlParser().ParseDocument(MessageHtml.Write(Message(Full)));
        var page = new HtmlParser().ParseDocument(MessageHtml.Write(Message(digest)));
        page.QuerySelectorAll("script, img, iframe").ShouldBeEmpty();
        page.QuerySelectorAll("h1").Length.ShouldBe(1);
        page.QuerySelectorAll("style").Length.ShouldBe(tame.QuerySelectorAll("style").Length);
        page.QuerySelectorAll("a").ShouldAllBe(link => link.GetAttribute("href")!.StartsWith("https://verdicts.example/"));
        MessageText.Write(Message(digest)).Split('\n').Count(line =>
            line.StartsWith("Unsubscribe: ", StringComparison.Ordinal) || line == "-- ").ShouldBe(2);
        LetterWriter.Write(Message(digest), From, From.From, Manage, "a@b.example", TempStore.Noon).ToBytes().ShouldNotBeEmpty();
    }

    [Fact]
    public void A_long_issue_is_cut_and_leads_to_the_whole()
    {
        var tools = Enumerable.Range(0, 500).Select(number => Small with { Slug = Slug.Parse($"tool-{number}"), Name = $"tool-{number}" })
            .ToList();
        var message =
            Message(new Digest(Full.Week) { Tools = tools,
            Comparisons = tools.ConvertAll(tool => new NewComparison($"{tool.Slug}", $"{tool.Slug}", [tool])) });
        message.Lead!.Title.Words.ShouldBe("tool-0");
        message.Sections.ShouldAllBe(section => section.Items.Count == DigestMessage.MostOfAKind);
        message.Sections.Select(section => section.More).ShouldBe(
            [
                new MessageLink("And 487 more", "https://verdicts.example/digests/2026-W47"),
                new MessageLink("And 488 more", "https://verdicts.example/digests/2026-W47"),
            ]);
        // Gmail cuts a message off at 102 KB.
        MessageHtml.Write(message).Length.ShouldBeLessThan(60_000);
    }

    [Fact]
    public void Tools_of_one_name_are_told_apart_in_all_of_a_message()
    {
        var twin = Small with { Slug = Slug.Parse("twin"), Name = "Twin", Tagline = "A hosted service", Panel = new Tally(0, 4) };
        var other = Small with { Slug = Slug.Parse("twin-2"), Name = "Twin", Tagline = "A library" };
        var text = MessageText.Write(Message(new Digest(Full.Week)
        {
            Comparisons =
            [
                new NewComparison("ml-intern-vs-twin-2", "ml-intern vs Twin", [Intern, other]),
                new NewComparison("ml-intern-vs-twin", "ml-intern vs Twin", [Intern, twin]),
            ],
            Verdicts = [new VerdictTurn(twin, Verdict.Ship, Verdict.Skip)],
            Disputed = [other],
        }));
        text.ShouldContain("* Twin (A hosted service) ▼ Skip 0–4 · was ▲ Ship\n");
        text.ShouldContain("* Twin (A library) ▲ Ship 4–0\n");
        text.ShouldContain("\nml-intern vs Twin (A library)\n");
        text.ShouldContain("vs Twin (A hosted service) ▼ Skip 0–4\n");
    }

    [Fact]
    public void The_lead_is_the_first_comparison_in_which_a_tool_is_ahead()
    {
        NewComparison Saying(string address, Answer? answer) => new(address, address, [Small, Intern]) { Answer = answer };
        var (level, ahead) = (Saying("a-vs-b", new Answer("Level.")), Saying("c-vs-d", new Answer("All prefer ", "D", ".")));

        AddressesOf(level, ahead, Saying("e-vs-f", new Answer("All prefer ", "E", "."))).ShouldBe(["c-vs-d", "a-vs-b", "e-vs-f"]);
        AddressesOf(level, Saying("g-vs-h", answer: null)).ShouldBe(["a-vs-b", "g-vs-h"]);

        static string[] AddressesOf(params NewComparison[] comparisons)
        {
            var message = Message(new Digest(Full.Week) { Comparisons = comparisons });
            var others = message.Sections.SelectMany(section => section.Items).Select(item => item.Url);
            return [.. others.Prepend(message.Lead!.Title.Url).Select(url => url.Split('/')[^1])];
        }
    }

    [Fact]
    public void An_issue_that_was_kept_without_answers_is_told_without_them()
    {
        Digest.FromJson(Full.ToJson()).Comparisons[0].Answer.ShouldBe(Full.Comparisons[0].Answer);
        var kept = (Full with { Comparisons = [Full.Comparisons[0] with { Answer = null }] }).ToJson();
        kept.ShouldNotContain("\"Answer\"");
        var digest = Digest.FromJson(kept);
        digest.ToJson().ShouldBe(kept);
        var message = Message(digest);
        message.Lead!.Answer.ShouldBeNull();
        MessageText.Write(message).ShouldContain(
            "\nMistral 3 Small (22B) vs ml-intern\n\n  Mistral 3 Small (22B) ▲ Ship 4–0\n  ml-intern (verdict not stated)\n");
        MessageHtml.Write(message).ShouldNotContain("All four reviewers");
    }

    [Fact]
    public void A_site_on_another_subject_names_its_things()
    {
        var shoes = From with { Name = "Shoe Verdicts", Thing = "shoe", Things = "shoes" };
        var message = DigestMessage.Write(Full, ChoiceKind.Bookmarks, shoes, Manage);
        message.Subject.ShouldContain("1 new shoe,");
        message.Sections.ShouldContain(section => section.Heading == "New shoes");
        message.Closing[0].ShouldContain("news of the shoes you saved");
    }

    private static Message Message(Digest digest) => DigestMessage.Write(digest, ChoiceKind.Everything, From, Manage);
}
