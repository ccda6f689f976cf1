using ToolVerdicts.Captures;
using ToolVerdicts.Comparisons;
using ToolVerdicts.Facts;
using ToolVerdicts.Reviews;
using ToolVerdicts.Sheets;
using ToolVerdicts.Text;
using ToolVerdicts.Tools;

namespace ToolVerdicts.Tests.Comparisons;

public class IndexGateTests
{
    private static readonly Tool A =
        new() { Slug = Slug.Parse("a"), Name = "A", Tagline = "One", Category = "Agents", PriceText = "$1", PriceWord = "Paid" };
    private static readonly Tool B =
        new() { Slug = Slug.Parse("b"), Name = "B", Tagline = "Two", Category = "Agents", PriceText = "$2", PriceWord = "Paid" };

    [Fact]
    public void A_pair_in_one_category_with_four_reviews_each_and_two_rows_that_differ_is_admitted() =>
        IndexGate.Admits(Pair(A, B)).ShouldBeTrue();

    [Fact]
    public void Categories_that_differ_or_are_not_stated_keep_a_pair_out()
    {
        IndexGate.Admits(Pair(A, B with { Category = "Models" })).ShouldBeFalse();
        IndexGate.Admits(Pair(A with { Category = null }, B with { Category = null })).ShouldBeFalse();
    }

    [Theory]
    [InlineData(4, 3)]
    [InlineData(3, 4)]
    [InlineData(0, 8)]
    public void Fewer_than_four_reviews_on_one_side_keep_a_pair_out(int left, int right) =>
        IndexGate.Admits(Pair(A, B, left, right)).ShouldBeFalse();

    [Fact]
    public void One_row_that_differs_is_too_little_and_what_is_not_stated_differs_from_nothing()
    {
        IndexGate.Admits(Pair(A, B with { PriceText = "$1" })).ShouldBeFalse();
        IndexGate.Admits(Pair(A, B with { PriceText = null })).ShouldBeFalse();
        IndexGate.Admits(Pair(A, B with { PriceText = " $1 " })).ShouldBeFalse();
        IndexGate.Admits(Pair(A, B with { PriceText = null, CommunityVotes = 0 })).ShouldBeFalse();
    }

    [Fact]
    public void What_a_capture_shows_is_admitted_whatever_it_tells()
    {
        var captured = Pair(A with { Category = null }, B, 0, 0) with { Provenance = CaptureOf("a-vs-b") };
        IndexGate.Admits(captured).ShouldBeTrue();
        IndexGate.Admits(captured with { Provenance = CaptureOf("a-vs-c", page: "a-vs-b") }).ShouldBeFalse();
    }

    [Fact]
    public void Three_tools_are_admitted_only_when_a_capture_shows_them()
    {
        var three = Of([A, B, B with { Slug = Slug.Parse("c"), Name = "C", PriceText = "$3" }], [4, 4, 4]);
        IndexGate.Admits(three).ShouldBeFalse();
        IndexGate.Admits(three with { Provenance = CaptureOf("a-vs-b-vs-c") }).ShouldBeTrue();
    }

    private static Comparison Pair(Tool left, Tool right, int leftReviews = 4, int rightReviews = 4) =>
        Of([left, right], [leftReviews, rightReviews]);

    private static Comparison Of(IReadOnlyList<Tool> tools, int[] reviews)
    {
        var panels = reviews.Select(count =>
            (IReadOnlyList<Review>)Enumerable.Range(0, count).Select(i => new Review { Text = $"Text {i}" }).ToList()).ToList();
        var unsourced = new Provenance(SourceStatements.None, []);
        return new Comparison(
            ComparisonAddress.Of(tools.Select(tool => tool.Slug))!,
            tools,
            DecisionTable.For(tools, panels, unsourced, TempStore.Fresh),
            panels,
            Scorecard.For(panels, new Dictionary<string, Reviewer>()),
            unsourced,
            TempStore.Fresh,
            AsOf: null);
    }

    /// <param name="page">The comparison that is shown; null for the captured one.</param>
    private static Provenance CaptureOf(string address, string? page = null) =>
        new(
            SourceStatements.None with
            {
                Captures = [new CaptureSource { Id = 1, Address = address }], Tools = [new ToolStatement { Source = 1, ToolId = 1 }],
            },
            [],
            page ?? address);
}
