using System.Text;
using System.Text.Json;
using Dapper;
using ToolVerdicts.Facts;
using ToolVerdicts.Store;
using ToolVerdicts.Text;
using ToolVerdicts.Tools;
using ToolVerdicts.Votes;

namespace ToolVerdicts.Tests.Tools;

public class SlugTests
{
    [Theory]
    [InlineData("Mistral 3 Small (22B)", "mistral-3-small-22b")]
    [InlineData("ml-intern", "ml-intern")]
    [InlineData("Claude vs GPT Arena", "claude-versus-gpt-arena")]
    [InlineData("VS Code", "versus-code")]
    [InlineData("Rivals", "rivals")]
    [InlineData("Hugging Face's Hub", "hugging-faces-hub")]
    [InlineData("Café Zürich №5", "cafe-zurich-no5")]
    [InlineData("A & B / C: D.E", "a-b-c-d-e")]
    [InlineData("--x--", "x")]
    [InlineData("Café Müller", "cafe-muller")]
    [InlineData("Ñandú Señal", "nandu-senal")]
    [InlineData("Straße GROẞ", "strasse-gross")]
    [InlineData("Smørrebrød Łódź Đorđe", "smorrebrod-lodz-dorde")]
    [InlineData("Æsir Œuvre Þór", "aesir-oeuvre-thor")]
    [InlineData("İstanbul ılık IRMAK", "istanbul-ilik-irmak")]
    [InlineData("Việt Ngữ Țară Ğ", "viet-ngu-tara-g")]
    [InlineData("ﬁle ＦＵＬＬ１ ①", "file-full1-1")]
    [InlineData("q\u0303uick", "quick")]
    [InlineData("Tool™ 2®", "tool-2")]
    [InlineData("Яндекс GPT", "gpt")]
    public void A_name_gives_a_slug(string name, string slug)
    {
        Slug.From(name).ToString().ShouldBe(slug);
        Slug.TryParse(slug, out var parsed).ShouldBeTrue();
        parsed.ShouldBe(Slug.From(name)!.Value);
    }

    [Theory]
    [InlineData("Café Müller")]
    [InlineData("Ñandú Señal Việt")]
    [InlineData("Ångström")]
    [InlineData("한국어 AI")]
    [InlineData("ガイド AI")]
    public void Composed_and_decomposed_letters_give_one_slug_and_one_tool(string name)
    {
        var (composed, decomposed) = (name.Normalize(NormalizationForm.FormC), name.Normalize(NormalizationForm.FormD));
        decomposed.ShouldNotBe(composed);
        Slug.From(decomposed).ShouldBe(Slug.From(composed));
        new ToolIdentity(decomposed, decomposed).Key.ShouldBe(new ToolIdentity(composed, composed).Key);
        Folding.ToAscii(decomposed).ShouldBe(Folding.ToAscii(composed));
    }

    [Fact]
    public void Every_letter_of_Latin_1_and_Latin_Extended_A_has_letters_in_ASCII()
    {
        foreach (var letter in Enumerable.Range(0xC0, 0x180 - 0xC0).Select(code => (char)code).Where(char.IsLetter))
            Folding.ToAscii($"{letter}").Any(char.IsAsciiLetterLower).ShouldBeTrue($"{letter}");
    }

    [Theory]
    [InlineData("通义千问")]
    [InlineData("Яндекс")]
    [InlineData("ガイド")]
    public void A_name_without_Latin_letters_gives_a_slug_with_a_fingerprint(string name)
    {
        var slug = SlugAssignment.Assign([new(name, "x"), new("Tool", "y")], _ => false).Values.Order().ToList();
        slug[0].ToString().ShouldBe("tool");
        slug[1].ToString().ShouldMatch("^tool-[0-9a-f]{6}$");
    }

    [Theory]
    [InlineData("Ёлка Й", "ёлка й")]
    [InlineData("ガ 한", "ガ 한")]
    public void Letters_of_other_scripts_keep_their_marks(string name, string folded) => Folding.ToAscii(name).ShouldBe(folded);

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("A")]
    [InlineData("a--b")]
    [InlineData("-a")]
    [InlineData("a-")]
    [InlineData("a-vs-b")]
    [InlineData("vs")]
    [InlineData("a_b")]
    [InlineData("ä")]
    public void Anything_else_is_no_slug(string? text)
    {
        Slug.TryParse(text, out var slug).ShouldBeFalse();
        slug.ShouldBe(default);
        Should.Throw<FormatException>(() => Slug.Parse(text));
        Slug.FindIn(["a", text]).ShouldBe([Slug.Parse("a")]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("™ ?!")]
    [InlineData("通义千问")]
    public void A_name_without_Latin_letters_and_digits_suggests_no_slug_but_that_of_its_digest(string name)
    {
        Slug.From(name).ShouldBeNull();
        Slug.FromOrDigest(name, "category").ToString().ShouldMatch("^category-[0-9a-f]{6}$");
    }

    [Fact]
    public void The_default_value_is_no_slug_and_is_neither_stored_nor_exported()
    {
        var none = default(Slug);
        none.ToString().ShouldBeEmpty();
        Slug.TryParse(none.ToString(), out _).ShouldBeFalse();
        none.ShouldNotBe(Slug.Parse("a"));
        using var store = TempStore.With(Seeds.PathOf(0));
        Should.Throw<InvalidOperationException>(() => store.Writer.ListWaitingVotes(none));
        Should.Throw<InvalidOperationException>(() => JsonSerializer.Serialize(none));
    }

    [Fact]
    public void A_slug_reads_back_from_the_store_and_a_malformed_one_is_refused()
    {
        using var store = TempStore.With(Seeds.PathOf(0));
        var slug = Slug.Parse("ml-intern");
        const string Select = "SELECT slug FROM tools WHERE slug = @slug";
        store.Writer.QuerySingle<Slug>(Select, new { slug }).ShouldBe(slug);
        store.Writer.ExecuteScalar<long>("SELECT @slug IS NULL", new { slug = (Slug?)null }).ShouldBe(1);
        store.Writer.ListChangedTools(since: 0).ShouldContain(new ChangedTool(slug, Slug.Parse("developer-tools")));
        store.Writer.Execute("UPDATE tools SET category_id = NULL");
        store.Writer.ListChangedTools(since: 0).ShouldContain(new ChangedTool(slug, Category: null));

        store.Writer.Execute("UPDATE tools SET slug = 'ML intern' WHERE slug = @slug", new { slug });
        Should.Throw<FormatException>(() => store.Writer.QuerySingle<Slug>(Select, new { slug = "ML intern" }));
        Should.Throw<Exception>(() => store.Writer.ListChangedTools(since: 0)).ShouldSatisfyAllConditions(
            fault => StoreFault.Explain(fault, "store.db")!.ShouldContain("holds a value that cannot be read"));
    }

    [Fact]
    public void A_slug_is_its_text_in_JSON()
    {
        var name = new ToolName(Slug.Parse("ml-intern"), "ml-intern", "An intern");
        var json = JsonSerializer.Serialize(name);
        json.ShouldBe("""{"Slug":"ml-intern","Name":"ml-intern","Tagline":"An intern","Text":"ml-intern"}""");
        JsonSerializer.Deserialize<ToolName>(json).ShouldBe(name);
        Should.Throw<FormatException>(() => JsonSerializer.Deserialize<Slug>("\"ML intern\""));
        JsonSerializer.Deserialize<Slug?>("null").ShouldBeNull();
    }

    [Fact]
    public void Slugs_sort_by_character() =>
        string.Join(' ', Slug.FindIn(["b", "a-b", "a9", "a", "a10"]).Order()).ShouldBe("a a-b a10 a9 b");

    [Fact]
    public void A_long_name_is_cut_at_a_word()
    {
        var slug = Slug.From(string.Join(' ', Enumerable.Repeat("wordier", 20))).ToString()!;
        slug.Length.ShouldBeLessThanOrEqualTo(Slug.MaxLength);
        slug.ShouldEndWith("-wordier");
        Slug.TryParse(Slug.From(new string('x', 500)).ToString(), out _).ShouldBeTrue();
    }

    [Fact]
    public void Namesakes_get_different_slugs_from_their_taglines_in_any_order()
    {
        ToolIdentity[] tools =
            [new("ml-intern", "Reads papers and trains"), new("ml-intern", "An intern for your notebooks"), new("Other", "x"),
            new("东京", "y")];
        var slugs = SlugAssignment.Assign(tools, _ => false);
        slugs.Values.Select(slug => slug.ToString()).ShouldBe(
            ["ml-intern-reads-papers-and-trains", "ml-intern-an-intern-for-your", "other", $"{slugs[tools[3].Key]}"], ignoreOrder: true);
        Slug.FindIn(slugs.Values.Select(slug => slug.ToString())).Count().ShouldBe(tools.Length);
        SlugAssignment.Assign(tools.Reverse(), _ => false).ShouldBe(slugs, ignoreOrder: true);
    }

    [Fact]
    public void Taglines_that_begin_alike_still_give_different_slugs()
    {
        ToolIdentity[] tools = [new("Twin", "One two three four five"), new("Twin", "One two three four six")];
        SlugAssignment.Assign(tools, _ => false).Values.Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public void A_slug_that_is_taken_is_not_given_again()
    {
        var twin = Slug.Parse("twin");
        var slug = SlugAssignment.Assign([new("Twin", "Second of its name")], taken => taken == twin).Values.ShouldHaveSingleItem();
        slug.ToString().ShouldBe("twin-second-of-its-name");
    }

    [Fact]
    public void Case_spacing_and_typographic_quotes_make_no_other_tool() =>
        new ToolIdentity("It’s  ML", "A – B").Key.ShouldBe(new ToolIdentity("it's ml", "a - b").Key);
}
