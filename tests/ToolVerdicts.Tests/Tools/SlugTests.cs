using ToolVerdicts.Text;
using ToolVerdicts.Tools;

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
    public void A_name_gives_a_slug(string name, string slug)
    {
        Slug.From(name).ShouldBe(slug);
        Slug.IsWellFormed(slug).ShouldBeTrue();
    }

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
    public void Anything_else_is_no_slug(string? text) => Slug.IsWellFormed(text).ShouldBeFalse();

    [Fact]
    public void A_long_name_is_cut_at_a_word()
    {
        var slug = Slug.From(string.Join(' ', Enumerable.Repeat("wordier", 20)));
        slug.Length.ShouldBeLessThanOrEqualTo(Slug.MaxLength);
        slug.ShouldEndWith("-wordier");
        Slug.IsWellFormed(Slug.From(new string('x', 500))).ShouldBeTrue();
    }

    [Fact]
    public void Namesakes_get_different_slugs_from_their_taglines_in_any_order()
    {
        ToolIdentity[] tools = [new("ml-intern", "Reads papers and trains"), new("ml-intern", "An intern for your notebooks"), new("Other", "x"), new("东京", "y")];
        var slugs = SlugAssignment.Assign(tools, _ => false);
        slugs.Values.ShouldBe(["ml-intern-reads-papers-and-trains", "ml-intern-an-intern-for-your", "other", slugs[tools[3].Key]], ignoreOrder: true);
        slugs.Values.ShouldAllBe(slug => Slug.IsWellFormed(slug));
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
        var slug = SlugAssignment.Assign([new("Twin", "Second of its name")], taken => taken == "twin").Values.ShouldHaveSingleItem();
        slug.ShouldBe("twin-second-of-its-name");
    }

    [Fact]
    public void Case_spacing_and_typographic_quotes_make_no_other_tool() =>
        new ToolIdentity("It’s  ML", "A – B").Key.ShouldBe(new ToolIdentity("it's ml", "a - b").Key);
}
