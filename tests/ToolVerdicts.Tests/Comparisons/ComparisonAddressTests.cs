using ToolVerdicts.Comparisons;
using ToolVerdicts.Text;

namespace ToolVerdicts.Tests.Comparisons;

public class ComparisonAddressTests
{
    [Theory]
    [InlineData("b-vs-a", "a-vs-b")]
    [InlineData("c-vs-a-vs-b", "a-vs-b-vs-c")]
    [InlineData("a-10-vs-a-9", "a-10-vs-a-9")]
    [InlineData("a-vs-b-vs-a", "a-vs-b")]
    public void The_canonical_order_is_ordinal_by_slug(string address, string canonical)
    {
        ComparisonAddress.TryParse(address, out var slugs).ShouldBeTrue();
        ComparisonAddress.Of(slugs!)!.ToString().ShouldBe(canonical);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("a")]
    [InlineData("a-vs-")]
    [InlineData("-vs-b")]
    [InlineData("a-vs-B")]
    [InlineData("a-vs-b-vs-c-vs-d-vs-e")]
    [InlineData("a-vs-vs-vs-b")]
    public void Anything_but_two_to_four_slugs_is_no_address(string? address) => ComparisonAddress.TryParse(address, out _).ShouldBeFalse();

    [Fact]
    public void A_tool_beside_itself_is_no_comparison() => ComparisonAddress.Of([Slug.Parse("a"), Slug.Parse("a")]).ShouldBeNull();

    [Theory]
    [InlineData("a b", "/compare/a-vs-b")]
    [InlineData("b a b", "/compare/a-vs-b")]
    [InlineData("a a", "/tools/a")]
    [InlineData("a x", null)]
    [InlineData("x x", null)]
    [InlineData("a b c d e", null)]
    [InlineData("was-a b", "/compare/a-vs-b")]
    [InlineData("b c was-e was-a", "/compare/a-vs-b-vs-c-vs-e")]
    [InlineData("was-a a", "/tools/a")]
    [InlineData("was-a was-a", "/tools/a")]
    [InlineData("was-a x", null)]
    public void Known_tools_lead_to_their_comparison_and_one_tool_to_its_page(string slugs, string? path)
    {
        var moved = new Dictionary<Slug, Slug> { [Slug.Parse("was-a")] = Slug.Parse("a"), [Slug.Parse("was-e")] = Slug.Parse("e") };
        var route = ComparisonRoute.Of(slugs.Split(' ').Select(Slug.Parse).ToList(), Slug.FindIn(["a", "b", "c", "d", "e"]), moved);
        route.Path.ShouldBe(path);
        route.Unknown.Select(slug => slug.ToString()).ShouldBe(slugs.Split(' ').Where(slug => slug == "x").Distinct());
    }

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("smolm3", "smollm3", 1)]
    [InlineData("abc", "", 3)]
    [InlineData("kitten", "sitting", 3)]
    public void Distance_is_the_least_number_of_letters_to_change(string a, string b, int distance) =>
        EditDistance.Between(a, b).ShouldBe(distance);
}
