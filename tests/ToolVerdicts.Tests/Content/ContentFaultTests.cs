using ToolVerdicts.Content;

namespace ToolVerdicts.Tests.Content;

public sealed class ContentFaultTests
{
    private const string Own = "---\nown: true\nfacts:\n";

    /// <summary>Files of tools, with the line, the column and a part of the sentence of their only fault.</summary>
    public static TheoryData<string, int, int, string> Tools { get; } = new()
    {
        // YAML.
        { "---\ntagine: T\n---\n", 2, 1, "there is no key tagine; did you mean tagline?" },
        { "---\nzzzzzz: T\n---\n", 2, 1, "there is no key zzzzzz; the keys are name, tagline, " },
        { "---\nname: A\nname: B\n---\n", 3, 1, "there is a second name" },
        { Own + "  price: &a Free\n---\n", 4, 10, "anchors are not read" },
        { Own + "  price: *a\n---\n", 4, 10, "aliases are not read" },
        { Own + "  price: !!str no\n---\n", 4, 10, "tags are not read" },
        { Own + "\tprice: no\n---\n", 4, 1, "a tab stands here" },
        { "---\nname: A\tB\n---\n", 2, 8, "a tab stands here" },
        { "---\nname: A\u0085B\n---\n", 2, 8, "the character U+0085 stands here" },
        { "---\nname: \"A\n---\n", 2, 7, "the YAML is not understood: " },
        { "---\nname: A\n...\nname: B\n---\n", 4, 1, "a second document starts here" },
        { "---\n[a]: b\n---\n", 2, 1, "a key is one word" },
        { "---\n- a\n---\n", 2, 1, "the front matter has keys and values" },
        { $"---\nname: {new string('[', 21)}{new string(']', 21)}\n---\n", 2, 27, "nest deeper than 20 levels" },
        { "name: A\n", 1, 1, "there is no front matter" },
        { "---\nname: A\n", 1, 1, "is not closed by a line ---" },
        // Text of one line.
        { "---\nname: [A]\n---\n", 2, 7, "name is a list; one line of text is expected" },
        { "---\nname:\n---\n", 2, 6, "name is empty" },
        { "---\ntagline: ~\n---\n", 2, 10, "tagline is empty" },
        { "---\nname: |\n  A\n  B\n---\n", 2, 7, "name has several lines" },
        { "---\nname: \"A\\u202EB\"\n---\n", 2, 7, "name holds the character U+202E" },
        { "---\nname: A\u200BB\n---\n", 2, 7, "name holds the character U+200B" },
        { "---\nname: \"A\\u0007B\"\n---\n", 2, 7, "name holds the character U+0007" },
        { $"---\nname: {new string('x', 201)}\n---\n", 2, 7, "name has 201 characters; at most 200 are allowed" },
        { $"---\ntagline: {new string('x', 501)}\n---\n", 2, 10, "tagline has 501 characters" },
        { "---\ndraft: yes\n---\n", 2, 8, "draft: there is no word yes; the words are true and false" },
        { "---\ndate: 2026-02-30\n---\n", 2, 7, "date: 2026-02-30 is no day; write it as 2026-11-20" },
        // Addresses and identities.
        { "---\naddresses: [Old Name]\n---\n", 2, 13, "addresses: “Old Name” is no address; did you mean old-name?" },
        { "---\naddresses: [a, x]\n---\n", 2, 16, "the address x belongs to this tool already" },
        { "---\naddresses: a\n---\n", 2, 12, "addresses is a list" },
        { "---\ncaptured-as:\n  - { name: A }\n---\n", 3, 5, "an identity in captured-as needs a tagline" },
        { "---\ncaptured-as:\n  - { name: A, tagline: B }\n  - { name: a, tagline: b }\n---\n", 4, 5, "belongs to this tool already" },
        // Proofs.
        { "---\nfacts:\n  price: Free\n---\n", 3, 3, "price has no proof; give source and seen, capture and quote, or own: true" },
        { "---\nsource: https://a.example\n---\n", 2, 1, "source needs seen" },
        { "---\nseen: 2026-11-20\n---\n", 2, 1, "seen needs source" },
        { "---\nsource: ftp://a.example\nseen: 2026-11-20\n---\n", 2, 9, "is no address of http or https with a host" },
        { "---\nsource: https:a.example\nseen: 2026-11-20\n---\n", 2, 9, "is no address of http or https with a host" },
        { "---\nsource: https://\nseen: 2026-11-20\n---\n", 2, 9, "is no address of http or https with a host" },
        { "---\nsource: https://a.example\nseen: 2026-11-29\n---\n", 3, 7, "seen: 2026-11-29 is in the future" },
        { "---\nsource: https://a.example\nseen: 1999-12-31\n---\n", 3, 7, "seen: 1999-12-31 is before the year 2000" },
        { "---\nsource: https://a.example\nseen: 20.11.2026\n---\n", 3, 7, "seen: 20.11.2026 is no day" },
        { "---\nown: false\n---\n", 2, 6, "own is true or is left out" },
        { "---\nbecause: so\n---\n", 2, 1, "because belongs to own: true" },
        { Own + "  price: { value: Free, capture: a.txt }\n---\n", 4, 25, "capture needs quote" },
        { Own + "  price: { value: Free, quote: a }\n---\n", 4, 25, "quote needs capture" },
        { Own + "  price: { value: Free, own: true, source: https://a.example, seen: 2026-11-20 }\n---\n", 4, 36, "own: true excludes" },
        { Own + "  price: { own: true }\n---\n", 4, 3, "price has no value; write value: ~" },
        { Own + "  price: { value: Free, sauce: a }\n---\n", 4, 25, "there is no key sauce; did you mean source?" },
        // Facts.
        { "---\nfacts: Free\n---\n", 2, 8, "facts has keys and values" },
        { Own + "  license: MIT\n---\n", 4, 3, "there is no criterion license; did you mean licence?" },
        { Own + "  self-hosted: true\n---\n", 4, 16, "self-hosted: there is no word true; the words are yes and no" },
        { Own + "  parameters: many\n---\n", 4, 15, "parameters: many does not start with a number" },
        { Own + "  status: activ\n---\n", 4, 11, "status: there is no word activ; did you mean active?" },
        { Own + "  platforms: Linux, MacOsX\n---\n", 4, 14, "platforms: there is no word MacOsX; did you mean macOS?" },
        { Own + "  released: soon\n---\n", 4, 13, "released: soon is no day" },
        { Own + "  licence: [MIT]\n---\n", 4, 12, "licence is a list" },
        { Own + "  price:\n---\n", 4, 9, "price is empty" },
        // Texts.
        { "---\n---\nA\n\n<b>B</b>\n", 5, 1, "HTML is not shown" },
        { "---\n---\nA ![b](/c.png)\n", 3, 3, "images are not shown" },
        { "---\n---\nA [b](javascript:c)\n", 3, 3, "the link to javascript:c leads neither" },
        { "---\n---\n# A\n", 3, 1, "a heading stands inside a text" },
        { "---\n---\n### A\n", 3, 1, "a heading stands inside a text" },
        { "---\n---\nA \u202EB\n", 3, 3, "the character U+202E stands here" },
        { "---\n---\n" + new string('>', 500) + "a", 3, 1, "is not understood" },
    };

    /// <summary>Entries of reviews and the text below, likewise. The first entry stands on line 3, the text starts on line 5.</summary>
    public static TheoryData<string, string, int, int, string> Reviews { get; } = new()
    {
        { "builder: { score: 101, authorship: human }", "## Builder\nText", 3, 21, "score: 101 is no whole number from 0 to 100" },
        { "builder: { score: 86.5, authorship: human }", "## Builder\nText", 3, 21, "score: 86.5 is no whole number from 0 to 100" },
        { "builder: { score: +86, authorship: human }", "## Builder\nText", 3, 21, "is no whole number from 0 to 100" },
        { "builder: { call: shipp, authorship: human }", "## Builder\nText", 3, 20, "call: there is no word shipp; did you mean ship?" },
        { "builder: { written: 2026-11-29, authorship: ai }", "## Builder\nText", 3, 23, "written: 2026-11-29 is in the future" },
        { "builder: { authorship: robot }", "## Builder\nText", 3, 26, "there is no word robot; the words are human, " },
        { "builder: { score: 86 }", "## Builder\nText", 3, 3, "builder needs authorship, which has no default: human, " },
        { "builder: { authorship: human, scor: 8 }", "## Builder\nText", 3, 33, "there is no key scor; did you mean score?" },
        { "builder: { authorship: human }", "Text", 3, 3, "builder has no text; write a section ## builder" },
        { "builder: { authorship: human }", "## Builder\n", 5, 1, "the text of builder is empty" },
        { "builder: { authorship: human }", "## Builder\nText\n## builder\nMore", 7, 1, "a second text of builder; the first" },
        { "builder: { authorship: human }", "## Builder\nText\n### More", 7, 1, "a heading stands inside a text" },
        { "builder: { authorship: human }", "## Builder\nText\n> ## More", 7, 3, "a heading stands inside a text" },
        { "builder: { authorship: human }", "## Builder\nText\n## Skeptik\nMore", 7, 1, "“Skeptik” is no lens; did you mean Skeptic?" },
        { "builder: { authorship: human }", "## Builder\nText\n## Skeptic\nMore", 7, 1, "the text of Skeptic has no entry skeptic" },
        { "builder: { authorship: human }", "## Builder\n<br>", 6, 1, "HTML is not shown" },
        { "builder: { text: \"As someone who\" }", "## Builder\nText", 3, 3, "builder has both the text of a capture and a section" },
        { "builder: { text: \"As one\" }", "", 3, 20, "text: “As one” is too short to find" },
        { "builder: { text: \"As someone who\", authorship: ai }", "", 3, 50, "the text of a capture is imported, not ai" },
        { "builder: { text: \"As someone who\", score: 8 }", "", 3, 3, "builder has no proof of its score and call" },
        { "bilder: { text: \"As someone who\" }", "", 3, 3, "there is no lens bilder; did you mean builder?" },
        { "builder: 86", "", 3, 12, "builder has keys and values" },
    };

    /// <summary>Other files, likewise.</summary>
    public static TheoryData<string, string, int, int, string> Others { get; } = new()
    {
        { "tools/Old Name.md", "---\n---\n", 1, 1, "the file’s name is no address; did you mean old-name.md?" },
        { "tool/a.md", "", 1, 1, "no file belongs here; did you mean tools/a.md?" },
        { "tools/a.yml", "", 1, 1, "those in tools/ end in .md" },
        { "criterias.yml", "", 1, 1, "did you mean criteria.yml?" },
        { "notes/of/mine.txt", "", 1, 1, "the places are site.yml, " },
        { "criteria.yml", "criteria: []", 1, 1, "the file is a list of criteria" },
        { "criteria.yml", "- { key: a }", 1, 3, "a criterion needs a label" },
        { "criteria.yml", "- { key: Max Age, label: L }", 1, 10, "key: “Max Age” is no key; did you mean max-age?" },
        { "criteria.yml", "- { key: price, label: L }", 1, 10, "price is a fact that every tool has" },
        { "criteria.yml", "- { key: a, label: L }\n- { key: a, label: M }", 2, 10, "there is a second criterion a" },
        { "criteria.yml", "- { key: a, label: L, kind: numbr }", 1, 29, "there is no word numbr; did you mean number?" },
        { "criteria.yml", "- { key: a, label: L, lable: M }", 1, 23, "there is no key lable; did you mean label?" },
        { "criteria.yml", "- { key: a, label: L, kind: number, anchors: [1] }", 1, 46, "anchors are two numbers" },
        { "criteria.yml", "- { key: a, label: L, kind: number, anchors: [a, b] }", 1, 46, "anchors are two numbers" },
        { "criteria.yml", "- { key: a, label: L, kind: number, anchors: [1, 1.0] }", 1, 46, "the two numbers are equal" },
        { "criteria.yml", "- { key: a, label: L, kind: number, better: lower, anchors: [1, 2] }", 1, 61, "lower is better" },
        { "criteria.yml", "- { key: a, label: L, kind: number, better: higher, anchors: [2, 1] }", 1, 62, "higher is better" },
        { "criteria.yml", "- { key: a, label: L, kind: number, better: yes }", 1, 45, "of a number, higher or lower is better" },
        { "criteria.yml", "- { key: a, label: L, kind: yes-no, better: higher }", 1, 45, "of a yes-no, yes or no is better" },
        { "criteria.yml", "- { key: a, label: L, kind: licence, better: yes }", 1, 46, "no licence is better than another" },
        { "criteria.yml", "- { key: a, label: L, anchors: [1, 2] }", 1, 32, "only a number and money have anchors" },
        { "criteria.yml", "- { key: a, label: L, kind: date, unit: d }", 1, 41, "only a number and money have a unit" },
        { "criteria.yml", "- { key: sort, label: L }", 1, 10, "sort means something else in addresses" },
        { "criteria.yml", "- { key: a, label: L, kind: choice, words: [x, Not stated] }", 1, 48, "is what pages say" },
        { "criteria.yml", "- { key: a, label: L, kind: choice, words: [x, X] }", 1, 48, "there is a second" },
        { "criteria.yml", "- { key: a, label: L, kind: money, unit: dollars }", 1, 42, "dollars is no currency" },
        { "criteria.yml", "- { key: a, label: L, kind: money, anchors: [2, 1] }", 1, 45, "they need a unit, such as unit: USD" },
        { "criteria.yml", "- { key: a, label: L, kind: set }", 1, 3, "a set needs words" },
        { "criteria.yml", "- { key: a, label: L, kind: choice, words: [] }", 1, 37, "a choice needs words" },
        { "criteria.yml", "- { key: a, label: L, kind: set, words: [\"a, b\"] }", 1, 42, "holds a comma" },
        { "criteria.yml", "- { key: a, label: L, rows: [best  For] }", 1, 30, "Best for is a row that every captured page can have" },
        { "criteria.yml", "- { key: a, label: L, rows: [R] }\n- { key: b, label: M, rows: [r] }", 2, 30, "“r” is a row of a, too" },
        { "criteria.yml", "- { key: a, label: L, max_age: 0 }", 1, 32, "max_age: 0 is no whole number from 1 to 36500" },
        { "reviewers/a.md", "---\ntitle: T\ndescription: D\norder: first\n---\n", 4, 8, "order: first is no whole number" },
        { "reviewers/a.md", "---\ntitle: T\n---\n", 3, 1, "the front matter ends without a description" },
        { "about.md", "---\ntitle: T\ndescription: D\n---\n{{anser}}", 5, 1, "no placeholder {{anser}}; did you mean answer?" },
        { "articles/a.md", "---\ntitle: T\ndescription: D\n---\n", 2, 1, "an article needs a date" },
        { "articles/a.md", "---\ntitle: T\ndescription: D\ndate: 2026-11-20\n---\n<b>x</b>", 6, 1, "HTML is not shown" },
        { "articles/2026-11-21-a.md", "---\ntitle: T\ndescription: D\ndate: 2026-11-20\n---\n", 4, 7, "the file’s name says 2026-11-21" },
        { "articles/2026-11-20-A.md", "---\ntitle: T\ndescription: D\ndate: 2026-11-20\n---\n", 1, 1, "did you mean 2026-11-20-a.md?" },
        { "site.yml", "noun: shoe", 1, 1, "noun and plural go together" },
        { "site.yml", "contact: me", 1, 10, "is neither an address for mail nor that of a page" },
        { "site.yml", "former-hosts: [\"https://a.example\"]", 1, 16, "is no host name" },
        { "decisions.yml", "question: 1", 1, 1, "the file is a list of decisions" },
        { "decisions.yml", "- { take: keep }", 1, 3, "a decision has one of the keys question, merge, rename, remove" },
        { "decisions.yml", "- { question: 0, take: keep }", 1, 15, "question: 0 is no whole number" },
        { "decisions.yml", "- { question: 1 }", 1, 3, "a question needs a take" },
        { "decisions.yml", "- { question: 1, take: keep }\n- { question: 1, take: said }", 2, 3, "question 1 is decided twice" },
        { "decisions.yml", "- { question: 1, take: keep, on: 2026-11-29 }", 1, 34, "on: 2026-11-29 is in the future" },
        { "decisions.yml", "- merge: { from: A, into: b }", 1, 18, "from: A is no address; did you mean a?" },
        { "decisions.yml", "- merge: { from: a, to: b, into: b }", 1, 21, "there is no key to; " },
        { "decisions.yml", "- merge: { from: a, into: a }", 1, 3, "in a circle: a → a" },
        { "decisions.yml", "- merge: { from: a, into: b }\n- rename: { from: b, to: a }", 2, 3, "in a circle: b → a → b" },
        { "decisions.yml", "- merge: { from: a, into: b }\n- merge: { from: a, into: c }", 2, 3, "a is merged or renamed twice" },
        { "decisions.yml", "- merge: { from: a, into: b }\n- remove: { tool: a, because: x }", 2, 3, "a is both merged and removed" },
        { "decisions.yml", "- remove: { tool: a }", 1, 11, "remove needs a reason" },
        { "decisions.yml", "- remove: { because: x }", 1, 11, "remove has one of the keys tool and capture" },
        { "decisions.yml", "- remove: { capture: a/b.txt, because: x }", 1, 22, "without a folder" },
        { "decisions.yml", "- { rename: { from: a, to: b, because: x }, because: y }", 1, 31, "because stands twice" },
    };

    [Theory]
    [MemberData(nameof(Tools))]
    public void A_fault_in_the_file_of_a_tool_has_its_place_and_a_sentence(string text, int line, int column, string part) =>
        ShouldBe(ParsedContent.Tool(text).Faults, line, column, part);

    [Theory]
    [MemberData(nameof(Reviews))]
    public void A_fault_in_a_review_has_its_place_and_a_sentence(string entry, string text, int line, int column, string part) =>
        ShouldBe(ParsedContent.Tool($"---\nreviews:\n  {entry}\n---\n{text}").Faults, line, column, part);

    [Theory]
    [MemberData(nameof(Others))]
    public void A_fault_in_another_file_has_its_place_and_a_sentence(string path, string text, int line, int column, string part)
    {
        var faults = ParsedContent.Of((path, text)).Faults;
        ShouldBe(faults, line, column, part);
        faults[0].Path.ShouldBe(path);
    }

    [Fact]
    public void All_faults_of_all_files_are_told_at_once_in_the_order_of_their_places()
    {
        var (_, faults) = ParsedContent.Of(
            ("tools/b.md", "---\ntagine: T\naddresses: [old]\nfacts:\n  price: Free\n  licens: MIT\n---\n<b>\n\n## Nobody\n"),
            ("tools/a.md", "---\nname:\naddresses: [old, b]\n---\n"),
            ("decisions.yml", "- { question: x, take: keep, on: y }\n- 3"),
            ("criteria.yml", "- { key: licence }\n- { label: L, kind: k }"));
        faults.Select(fault => (fault.Path, fault.Line, fault.Column)).ShouldBe(
        [
            ("criteria.yml", 1, 3), ("criteria.yml", 2, 3), ("criteria.yml", 2, 21),
            ("decisions.yml", 1, 15), ("decisions.yml", 1, 34), ("decisions.yml", 2, 3),
            ("tools/a.md", 2, 6), ("tools/a.md", 3, 13), ("tools/a.md", 3, 18),
            ("tools/b.md", 2, 1), ("tools/b.md", 5, 3), ("tools/b.md", 6, 3), ("tools/b.md", 6, 3),
            ("tools/b.md", 8, 1), ("tools/b.md", 10, 1),
        ]);
    }

    [Fact]
    public void Criteria_that_cannot_be_read_make_no_fault_in_the_files_of_tools() =>
        ParsedContent.Of(("criteria.yml", "- {"), ("tools/a.md", Own + "  anything: x\n---\n")).Faults
            .ShouldHaveSingleItem().Path.ShouldBe("criteria.yml");

    [Fact]
    public void More_than_120_criteria_are_refused()
    {
        var criteria = string.Join('\n', Enumerable.Range(1, 121).Select(i => $"- {{ key: c{i}, label: L }}"));
        ShouldBe(ParsedContent.Of(("criteria.yml", criteria)).Faults, 121, 3, "more than 120 criteria");
    }

    [Fact]
    public void A_sentence_ends_with_one_mark()
    {
        new ContentFault("a", 1, 2, "did you mean b?").ToString().ShouldBe("a, line 1, column 2: did you mean b?");
        new ContentFault("a", 1, 2, "this is no b").ToString().ShouldBe("a, line 1, column 2: this is no b.");
    }

    private static void ShouldBe(IReadOnlyList<ContentFault> faults, int line, int column, string part)
    {
        var fault = faults.ShouldHaveSingleItem();
        (fault.Line, fault.Column).ShouldBe((line, column), fault.Sentence);
        fault.Sentence.ShouldContain(part, Case.Sensitive);
        fault.Sentence.ShouldNotEndWith(".");
    }
}
