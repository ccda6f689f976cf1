using System.Text;
using AngleSharp.Html.Parser;
using ToolVerdicts.Bookmarks;
using ToolVerdicts.Text;

namespace ToolVerdicts.Tests.Bookmarks;

public class BookmarkFileTests
{
    private const string Start = """{"format":"tool-verdicts-bookmarks","version":1,"bookmarks":""";

    private static readonly Bookmark Plain =
        new() { Slug = Slug.Parse("plain"), Name = "Plain", Tagline = "A tool", Day = new DateOnly(2026, 11, 21) };

    [Theory]
    [InlineData("", "No file was chosen, or it is empty.")]
    [InlineData("{", "The file is not JSON, or only a part of it: it cannot be read from line 1 on.")]
    [InlineData("{\n\"a\": x}", "from line 2 on")]
    [InlineData("[]", "The file is no bookmark export of this program")]
    [InlineData("""{"format":"tool-verdicts-bookmark"}""", "The file is no bookmark export of this program")]
    [InlineData("""{"format":"tool-verdicts-bookmarks","bookmarks":[]}""", "The file does not say its \"version\".")]
    [InlineData(
        """{"format":"tool-verdicts-bookmarks","version":2,"bookmarks":[]}""",
        "The file is of version 2; this site reads version 1.")]
    [InlineData("""{"format":"tool-verdicts-bookmarks","version":"1","bookmarks":[]}""", "The file does not say its \"version\".")]
    [InlineData("""{"format":"tool-verdicts-bookmarks","version":1}""", "The file has no list of \"bookmarks\".")]
    [InlineData(Start + "{}}", "The file has no list of \"bookmarks\".")]
    [InlineData(Start + "[1]}", "Bookmark 1 in the file is no object.")]
    [InlineData(
        Start + """[{"tool":"a","saved":"2026-01-01"},{"saved":"2026-01-01"}]}""",
        "Bookmark 2 in the file does not name its \"tool\"")]
    [InlineData(Start + """[{"tool":"Not a slug","saved":"2026-01-01"}]}""", "Bookmark 1 in the file does not name its \"tool\"")]
    [InlineData(Start + """[{"tool":"a"}]}""", "Bookmark 1 in the file, a, does not say when it was \"saved\"")]
    [InlineData(Start + """[{"tool":"a","saved":"yesterday"}]}""", "does not say when it was \"saved\"")]
    [InlineData(Start + """[{"tool":"a","saved":"2026-01-01","note":1}]}""", "has a \"note\" that is no text")]
    [InlineData(Start + """[{"tool":"a","saved":"2026-01-01","note":"\ud83e"}]}""", "The file holds a broken character")]
    public void A_file_that_cannot_be_read_says_what_is_wrong_and_where(string text, string fault)
    {
        BookmarkJson.TryRead(Encoding.UTF8.GetBytes(text), RandomBookmarks.Today, out _, out var said).ShouldBeFalse();
        said.ShouldNotBeNull().ShouldContain(fault);
    }

    [Fact]
    public void A_file_that_is_no_text_or_too_much_says_so()
    {
        Fault([0x7B, 0xFF, 0xFE]).ShouldBe("The file is not text in UTF-8.");
        Fault(Encoding.UTF8.GetBytes(Start + $"[{string.Join(',', Enumerable.Repeat("1", 2_001))}]}}"))
            .ShouldBe("The file has 2,001 bookmarks; at most 2,000 are read at once.");
        Fault(Encoding.UTF8.GetBytes(Start + "[{\"tool\":\"a\",\"saved\":\"2026-01-01\",\"note\":\"" + new string('x', 501) + "\"}]}"))
            .ShouldBe("Bookmark 1 in the file, a, has a note of 501 characters; at most 500 are kept.");
        Fault(Encoding.UTF8.GetBytes(new string('[', 100_000)))
            .ShouldBe("The file is not JSON, or only a part of it: it cannot be read from line 1 on.");

        static string? Fault(byte[] file) => BookmarkJson.TryRead(file, RandomBookmarks.Today, out _, out var fault) ? null : fault;
    }

    [Fact]
    public void A_file_with_unknown_members_a_mark_at_its_start_and_a_day_to_come_is_read()
    {
        var file = "\uFEFF" + Start
            + """[{"tool":"a","name":"A","saved":"2099-01-01","note":"  x\u0000y "},"""
            + """{"tool":"b","saved":"2026-01-01","note":null}],"site":{}}""";
        BookmarkJson.TryRead(Encoding.UTF8.GetBytes(file), RandomBookmarks.Today, out var saved, out var fault).ShouldBeTrue(fault);
        saved.ShouldBe([new SavedTool(Slug.Parse("a"), new DateOnly(2026, 11, 21), "xy"),
            new SavedTool(Slug.Parse("b"), new DateOnly(2026, 1, 1), Note: null)]);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("\"")]
    [InlineData("漢")]
    [InlineData("🤗")]
    [InlineData("\uFFFE")]
    public void The_fullest_export_can_be_imported(string character)
    {
        var note = string.Concat(Enumerable.Repeat(character, BookmarkNote.MaxLength / character.Length));
        var saved = Enumerable.Range(100, Bookmark.Most).Select(tool =>
            new SavedTool(Slug.Parse($"{new string('x', 76)}-{tool}"), new DateOnly(2026, 11, 21), note)).ToList();
        var file = BookmarkJson.Write(saved);
        // The form takes a megabyte, and adds its boundaries and the file's name.
        file.Length.ShouldBeLessThan(1024 * 1024 - 1_000);
        BookmarkJson.TryRead(file, RandomBookmarks.Today, out var read, out var fault).ShouldBeTrue(fault);
        read.ShouldBe(saved);
    }

    [Fact]
    public void A_file_changed_at_random_is_read_or_refused_and_never_breaks()
    {
        var chance = new Random(8);
        var file = BookmarkJson.Write(RandomBookmarks.Saved(chance, Enumerable.Range(1, 12)));
        for (var round = 0; round < 3_000; round++)
        {
            var changed = file.ToArray();
            for (var i = chance.Next(1, 4); i > 0; i--)
                changed[chance.Next(changed.Length)] = (byte)chance.Next(256);
            if (!BookmarkJson.TryRead(changed.AsSpan(0, chance.Next(4) == 0 ? chance.Next(changed.Length) : changed.Length),
                RandomBookmarks.Today, out var read, out var fault))
                fault.ShouldNotBeNullOrWhiteSpace();
            else
                read.ShouldAllBe(tool => tool.Note == null || tool.Note.Length <= BookmarkNote.MaxLength);
        }
    }

    [Fact]
    public void A_CSV_has_a_line_for_each_tool_and_leaves_empty_what_is_not_stated()
    {
        var full = new Bookmark
        {
            Slug = Slug.Parse("full"), Name = "Full, \"quoted\"", Tagline = "One\r\ntwo", Category = "Agents", PriceWord = "Free",
            PriceText = "0 USD", PanelShip = 3, PanelSkip = 1, Day = new DateOnly(2026, 11, 20), Note = "a\nb",
        };
        BookmarkCsv.Of([full, Plain], Url).ShouldBe(
            "Name,Tagline,Category,Verdict,Reviewers for ship,Reviewers for skip,Price,Pricing,Saved,Note,Address\r\n"
            + "\"Full, \"\"quoted\"\"\",\"One\r\ntwo\",Agents,Ship,3,1,Free,0 USD,2026-11-20,\"a\nb\",https://site.example/tools/full\r\n"
            + "Plain,A tool,,,,,,,2026-11-21,,https://site.example/tools/plain\r\n");
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("=HYPERLINK(\"https://evil.example\",\"x\")", "\"'=HYPERLINK(\"\"https://evil.example\"\",\"\"x\"\")\"")]
    [InlineData("a=1", "a=1")]
    [InlineData("'=1", "'=1")]
    public void A_cell_of_a_CSV_never_begins_like_a_formula(string text, string cell)
    {
        foreach (var bookmark in (Bookmark[])[Plain with { Name = text }, Plain with { Note = text }, Plain with { PriceText = text }])
            BookmarkCsv.Of([bookmark], Url).ShouldContain(cell + ",");
    }

    [Fact]
    public void Markdown_and_the_browsers_file_hold_hostile_text_as_text()
    {
        string[] hostile =
            ["</A></DL><script>alert(1)</script>", "[x](javascript:alert(1))", "# heading", "\"><img src=x>", "- item", "```", "<!-- x",
            "&lt;b&gt;", "a\n# b\n- c"];
        foreach (var text in hostile)
        {
            var bookmark = Plain with { Name = text, Tagline = text, PriceWord = text, Note = text };
            var markdown = new HtmlParser().ParseDocument(Markdig.Markdown.ToHtml(BookmarkMarkdown.Of([bookmark], Url))).Body!;
            markdown.QuerySelectorAll("h1").Length.ShouldBe(1, text);
            markdown.QuerySelectorAll("li").Length.ShouldBe(1, text);
            markdown.QuerySelectorAll("a").Select(link => link.GetAttribute("href")).ShouldBe([Url("/tools/plain")], text);
            markdown.QuerySelectorAll("script, img, h2, em, pre").ShouldBeEmpty(text);
            Words(markdown.QuerySelector("blockquote")!.TextContent).ShouldBe(Words(text));

            var page = new HtmlParser().ParseDocument(BookmarkHtml.Of([bookmark], text, Url));
            page.QuerySelectorAll("script, img, b").ShouldBeEmpty(text);
            page.QuerySelectorAll("a").ShouldHaveSingleItem().GetAttribute("href").ShouldBe(Url("/tools/plain"));
            page.QuerySelector("a")!.TextContent.ShouldBe(text);
            page.QuerySelector("h3")!.TextContent.ShouldBe(text);
            page.QuerySelector("dd")!.TextContent.Trim().ShouldStartWith(text);
        }

        static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void The_browsers_file_is_in_Netscapes_form_with_full_addresses_and_days()
    {
        var file = BookmarkHtml.Of([Plain], "Tool Verdicts", Url);
        file.ShouldStartWith("<!DOCTYPE NETSCAPE-Bookmark-file-1>\n");
        file.ShouldContain("<DT><A HREF=\"https://site.example/tools/plain\" ADD_DATE=\"1795219200\">Plain</A>");
        DateTimeOffset.FromUnixTimeSeconds(1795219200).ShouldBe(new DateTimeOffset(2026, 11, 21, 0, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void A_list_of_nothing_is_a_file_too()
    {
        BookmarkJson.TryRead(BookmarkJson.Write([]), RandomBookmarks.Today, out var saved, out _).ShouldBeTrue();
        saved.ShouldBeEmpty();
        BookmarkCsv.Of([], Url).Split("\r\n").Length.ShouldBe(2);
        BookmarkMarkdown.Of([], Url).ShouldBe("# Bookmarks\n\nNo bookmarks yet.\n");
        BookmarkHtml.Of([], "Tool Verdicts", Url).ShouldNotContain("<A ");
    }

    [Fact]
    public void Links_to_tools_are_read_out_of_the_files_of_browsers_and_spreadsheets()
    {
        var day = new DateOnly(2026, 11, 20);
        (string Name, string File, SavedTool[] Saved)[] files =
        [
            ("Chrome", "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p>\n<DT><H3 ADD_DATE=\"1\">Bar</H3>\n<DL><p>\n"
                + "<DT><A HREF=\"https://other.example/tools/plain\" ADD_DATE=\"1795132800\">No</A>\n"
                + "<DT><A HREF=\"https://site.example/tools/plain?x=1\" ADD_DATE=\"1795132800\" ICON=\"data:image/png;base64,AA==\">"
                + "A &amp; B</A>\n"
                + "</DL><p>\n</DL>", [new(Slug.Parse("plain"), day, Note: null)]),
            ("Firefox", "<DT><A HREF=\"https://site.example/tools/plain\" ADD_DATE=\"1795132800\" LAST_MODIFIED=\"2\">P</A>\n"
                + "<DD>Good &amp; <b>\n<DT><A HREF=\"https://site.example/tools/full\">F</A>",
                [new(Slug.Parse("plain"), day, "Good &"), new(Slug.Parse("full"), RandomBookmarks.Today, Note: null)]),
            ("Firefox's backup", """{"children":[{"uri":"https://site.example/tools/plain","dateAdded":1795132800000000,"title":"x"}]}""",
                [new(Slug.Parse("plain"), day, Note: null)]),
            ("a spreadsheet", "\uFEFFNote;Saved;Address\r\n\"'=1;\"\"2\"\"\";2026-11-20;https://site.example/tools/plain\r\n",
                [new(Slug.Parse("plain"), day, "=1;\"2\"")]),
            ("a list", "Look: https://site.example/tools/plain, and\nhttps://site.example/tools/full\n",
                [new(Slug.Parse("plain"), RandomBookmarks.Today, Note: null), new(Slug.Parse("full"), RandomBookmarks.Today, Note: null)]),
        ];
        foreach (var (name, file, expected) in files)
        {
            new BookmarkFile(ToolAt, RandomBookmarks.Today).TryRead(Encoding.UTF8.GetBytes(file), out var saved, out var fault)
                .ShouldBeTrue($"{name}: {fault}");
            saved.ShouldBe(expected, name);
        }
    }

    [Theory]
    [InlineData("<!DOCTYPE NETSCAPE-Bookmark-file-1><DL><p><DT><A HREF=\"https://other.example/tools/plain\">x</A></DL>")]
    [InlineData("Name,Address\r\nPlain,https://other.example/tools/plain\r\n")]
    [InlineData("# Bookmarks")]
    public void A_file_without_a_link_to_a_tool_says_so(string file)
    {
        new BookmarkFile(ToolAt, RandomBookmarks.Today).TryRead(Encoding.UTF8.GetBytes(file), out _, out var fault).ShouldBeFalse();
        fault.ShouldBe("The file has no link to a page of a tool on this site.");
    }

    private static Slug? ToolAt(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && uri.Host == "site.example" && Slug.TryParse(uri.AbsolutePath["/tools/".Length..], out var slug) ? slug : null;

    private static string Url(string path) => $"https://site.example{path}";
}
