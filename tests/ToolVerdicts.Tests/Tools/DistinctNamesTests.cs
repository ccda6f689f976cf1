using ToolVerdicts.Tools;

namespace ToolVerdicts.Tests.Tools;

public class DistinctNamesTests
{
    [Theory]
    [InlineData("A|One", "B|Two", "A vs B")]
    [InlineData("A|Reads papers", "a|Writes papers", "A (Reads papers) vs a (Writes papers)")]
    [InlineData("A|An agent that reads all papers, then trains", "A|Short", "A (An agent that reads all papers, then…) vs A (Short)")]
    [InlineData("A|An agent that reads all of the papers and trains", "A|An agent that reads all of the papers and ships",
        "A (An agent that reads all of the papers and trains) vs A (An agent that reads all of the papers and ships)")]
    public void Tools_of_one_name_are_told_apart_by_their_taglines(string left, string right, string title) =>
        DistinctNames.Title([Tool(left), Tool(right)]).ShouldBe(title);

    [Fact]
    public void Only_the_namesakes_among_several_get_a_tagline() =>
        DistinctNames.Title([Tool("A|One"), Tool("B|Two"), Tool("A|Three")]).ShouldBe("A (One) vs B vs A (Three)");

    [Fact]
    public void A_tagline_without_a_space_is_cut_between_characters() =>
        DistinctNames.Title([Tool($"A|{string.Concat(Enumerable.Repeat("x😀", 30))}"), Tool("A|One")]).EnumerateRunes()
            .ShouldNotContain(System.Text.Rune.ReplacementChar);

    private static ToolIdentity Tool(string text) => new(text.Split('|')[0], text.Split('|')[1]);
}
