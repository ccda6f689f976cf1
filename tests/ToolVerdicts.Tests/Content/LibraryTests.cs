using System.Text;
using AngleSharp.Html.Parser;
using ToolVerdicts.Comparisons;
using ToolVerdicts.Content;
using ToolVerdicts.Reviews;

namespace ToolVerdicts.Tests.Content;

public sealed class LibraryTests : IDisposable
{
    private const string Head = "---\ntitle: T\ndescription: D\n---\n";

    private readonly ProseFolder _content = new();

    public static TheoryData<string, int, string> Faults { get; } = new()
    {
        { "", 1, "there is no front matter" },
        { "# About\n", 1, "there is no front matter" },
        { "---\ntitle: T\ndescription: D\n", 1, "not closed" },
        { "---\n---\n", 2, "without a title" },
        { "---\ntitle: T\n---\n", 3, "without a description" },
        { "---\ntitle: T\ndescription:\n---\n", 3, "description is empty" },
        { "---\ntitle: T\ntitle: U\ndescription: D\n---\n", 3, "a second title" },
        { "---\ntitle: T\ndescription: D\nauthor: me\n---\n", 4, "there is no key author" },
        { "---\ntitle: [T]\ndescription: D\n---\n", 2, "title is a list" },
        { "---\n- title\n---\n", 2, "has keys and values" },
        { "---\ntitle: T\ndescription: \"D\n---\n", 3, "is not understood" },
        { "---\ntitle: &a T\ndescription: *a\n---\n", 2, "anchors are not read" },
        { "---\r\ntitle: T\r\ndescription: D\r\nnope: x\r\n---\r\n", 4, "there is no key nope" },
        { Head + "\nText {{anser}}.", 6, "no placeholder {{anser}}" },
        { Head + "\n`{{a}}` and {{anser}}.", 6, "no placeholder {{anser}}" },
        { Head + "\nText.\n\n<div>x</div>", 8, "HTML is not shown" },
        { "---\ntitle: {{anser}}\ndescription: D\n---\n", 2, "no placeholder {{anser}}" },
        { Head + "\nText {{answer\n}}.", 6, "not closed by }}" },
        { Head + "\n[a](javascript:alert(1))", 6, "javascript:alert(1)" },
        { Head + "\n[a](JavaScript&#58;alert)", 6, "the link to JavaScript:alert" },
        { Head + "\nOne\ntwo [a](java&#10;script:x)", 7, "the link to" },
        { Head + "\n- a\n- <data:text/html,x>", 7, "data:text/html" },
        { Head + "\n[a]\n\n[a]: vbscript:x", 6, "vbscript:x" },
        { Head + "\n[a](//elsewhere.example)", 6, "//elsewhere.example" },
        { Head + "\n[a](:x)", 6, "the link to :x" },
        { Head + "\n| a |\n|---|\n| [b](ftp://x) |", 8, "ftp://x" },
        { Head + "\n![a](/icon.svg)", 6, "images are not shown" },
        { Head + "\n# About", 6, "starts with ##" },
        { Head + new string('>', 500) + "a", 5, "is not understood" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_broken_file_is_a_sentence_that_names_file_and_line(string text, int line, string what)
    {
        _content.Write("about.md", text);
        var sentence = _content.Fault();
        sentence.ShouldStartWith($"{_content.PathOf("about.md")}, line {line}, column ");
        sentence.ShouldContain(what);
        sentence[^1].ShouldBeOneOf('.', '?');
        sentence.ShouldNotContain("\n");
    }

    [Fact]
    public void A_file_that_is_not_UTF_8_is_named_with_its_line()
    {
        File.WriteAllBytes(_content.PathOf("about.md"), [.. Encoding.UTF8.GetBytes($"{Head}Ünï\nco"), 0xFF, (byte)'x']);
        _content.Fault().ShouldBe($"{_content.PathOf("about.md")}, line 6, column 3: this is not UTF-8.");
    }

    [Fact]
    public void A_text_may_hold_16_KB_and_not_one_byte_more()
    {
        var line = new string('ü', 511) + "x\n";
        var full = string.Concat(Enumerable.Repeat(line, 16))[..^1];
        Encoding.UTF8.GetByteCount($"{full}\n").ShouldBe(Library.MaxBytes);
        _content.Html(full).ShouldContain("ü");
        _content.Write("about.md", $"{Head}x{full}");
        _content.Fault().ShouldContain("about.md, line 20, column 1: the text passes 16 KB");
    }

    [Fact]
    public void A_folder_that_is_missing_is_named()
    {
        Should.Throw<ContentException>(() => Library.Read(_content.PathOf("none"), Web.Hosting.Figures.All)).Message
            .ShouldBe($"The folder {_content.PathOf("none")} does not exist; "
                + "name the one that holds the site's prose with --Content=FOLDER.");
    }

    [Theory]
    [InlineData("imprint.md", "the site's pages are methodology, about, privacy, attribution")]
    [InlineData("reviewers/The Builder.md", "a reviewer's key")]
    public void A_file_that_belongs_to_no_page_is_named(string name, string rule)
    {
        _content.Write(name, $"{Head}Text");
        _content.Fault().ShouldStartWith($"{_content.PathOf(name)} belongs to no page: ");
        _content.Fault().ShouldContain(rule);
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_named()
    {
        File.Delete(_content.PathOf("about.md"));
        File.CreateSymbolicLink(_content.PathOf("about.md"), _content.PathOf("absent"));
        _content.Fault().ShouldStartWith($"{_content.PathOf("about.md")} cannot be read: ");
    }

    [Fact]
    public void Hidden_files_are_ignored()
    {
        _content.Write(".about.md", "half written");
        _content.Read().Pages["about"].Title.ShouldBe("About");
    }

    [Theory]
    [InlineData("https://example.org/a:b")]
    [InlineData("http://example.org")]
    [InlineData("HTTPS://example.org")]
    [InlineData("mailto:a@example.org")]
    [InlineData("/methodology#how-a-fact-is-known")]
    [InlineData("#below")]
    [InlineData("?q=a:b")]
    [InlineData("reviewers/a:b")]
    public void A_link_leads_to_a_page_or_a_mail_address(string url)
    {
        var link = new HtmlParser().ParseDocument(_content.Html($"[text]({url})")).QuerySelector("a").ShouldNotBeNull();
        link.GetAttribute("href").ShouldBe(url);
        link.TextContent.ShouldBe("text");
    }

    [Fact]
    public void Prose_is_headings_lists_links_tables_and_code_and_no_HTML()
    {
        var body = new HtmlParser().ParseDocument(_content.Html(
            "## One `two`\n\n- item\n\n| a | b |\n|---|---|\n| `c` | [d](/d) |\n\n```\n<b>code</b>\n```\n\n"
            + "<me@example.org> `<b>`")).Body!;
        body.QuerySelector("h2")!.TextContent.ShouldBe("One two");
        body.QuerySelector("h2")!.Id.ShouldBe("one-two");
        body.QuerySelector("li")!.TextContent.ShouldBe("item");
        body.QuerySelector("caption")!.TextContent.ShouldBe("One two");
        body.QuerySelectorAll("thead th[scope=col]").Select(header => header.TextContent).ShouldBe(["a", "b"]);
        body.QuerySelectorAll("tbody td").Select(cell => cell.InnerHtml).ShouldBe(["<code>c</code>", "<a href=\"/d\">d</a>"]);
        body.QuerySelector("pre code")!.TextContent.ShouldBe("<b>code</b>\n");
        body.QuerySelector("a[href='mailto:me@example.org']").ShouldNotBeNull();
        body.QuerySelectorAll("b").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("**注意：**请先阅读。", "<strong>注意：</strong>请先阅读。")]
    [InlineData("これは**「重要」**です。", "これは<strong>「重要」</strong>です。")]
    [InlineData("Write `{{ name }}` or ``{{ `x` }}``.", "<code>{{ name }}</code> or <code>{{ `x` }}</code>")]
    [InlineData("```\n{{ name }}\n```\n\n{{answer}}", "<code>{{ name }}")]
    [InlineData("~~~\n```\n{{ a }}\n~~~\n", "{{ a }}")]
    public void Emphasis_in_Chinese_and_braces_in_code_are_what_they_seem(string text, string html) =>
        _content.Html(text).ShouldContain(html);

    [Fact]
    public void A_table_without_a_heading_is_captioned_by_the_title() =>
        _content.Html("| a |\n|---|\n| b |").ShouldContain("<caption class=\"vh\">T</caption>");

    [Fact]
    public void A_placeholder_is_replaced_wherever_it_stands_but_in_code()
    {
        _content.Write("about.md",
            "---\ntitle: {{answer}} things\ndescription: About {{ answer }}\n---\n{{answer}} and {{answer}}, `{{answer}}`");
        var page = _content.Read().Pages["about"];
        (page.Title, page.Description).ShouldBe(("42 things", "About 42"));
        page.Html.ShouldBe("<p>42 and 42, <code>{{answer}}</code></p>\n");
    }

    [Fact]
    public void A_byte_order_mark_is_no_text()
    {
        File.WriteAllText(_content.PathOf("about.md"), $"{Head}Text", new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        _content.Read().Pages["about"].Title.ShouldBe("T");
    }

    [Fact]
    public void Figures_come_from_the_constants_and_are_one_line_each()
    {
        Web.Hosting.Figures.All["comparison-max"].ShouldBe($"{ComparisonAddress.MaxTools}");
        Web.Hosting.Figures.All["panel-usual"].ShouldBe($"{Reviewer.UsualOrder.Count}");
        Web.Hosting.Figures.All["panel-usual-names"].ShouldBe("Builder, Skeptic, Futurist and Founder");
        Web.Hosting.Figures.All["capture-size"].ShouldBe("2 MB");
        Web.Hosting.Figures.All.Values.ShouldAllBe(figure => figure.Length > 0 && !figure.Contains('\n'));
    }

    [Fact]
    public void The_sites_own_prose_has_every_page_and_a_lens_for_every_known_reviewer()
    {
        var library = _content.Read();
        library.Pages.Keys.ShouldBe(Library.PageNames, ignoreOrder: true);
        library.Lenses.Keys.ShouldBe(Reviewer.KnownNames.Select(name => Reviewer.Named(name).Key), ignoreOrder: true);
        foreach (var page in library.Pages.Values.Concat(library.Lenses.Values.Select(lens => lens.Prose)))
            page!.Html.ShouldNotContain("{{");
    }

    public void Dispose() => _content.Dispose();
}
