using ToolVerdicts.Reviews;

namespace ToolVerdicts.Tests.Reviews;

public class ReviewerInferenceTests
{
    private static readonly HashSet<string> Nobody = [];

    [Fact]
    public void A_row_without_a_known_neighbour_speaks_for_whoever_usually_stands_there() =>
        ReviewerInference.Infer([new(3, null)], Nobody).ShouldBe("futurist");

    [Fact]
    public void A_known_neighbour_outweighs_the_usual_order() =>
        ReviewerInference.Infer([new(3, null), new(3, "creator")], Nobody).ShouldBe("creator");

    [Fact]
    public void Rows_that_disagree_speak_for_nobody() =>
        ReviewerInference.Infer([new(1, "builder"), new(2, "skeptic")], Nobody).ShouldBeNull();

    [Fact]
    public void A_row_below_the_usual_panel_speaks_for_nobody() => ReviewerInference.Infer([new(5, null)], Nobody).ShouldBeNull();

    [Fact]
    public void A_reviewer_whose_text_is_known_is_not_inferred_again() =>
        ReviewerInference.Infer([new(1, null)], new HashSet<string> { "builder" }).ShouldBeNull();

    [Theory]
    [InlineData("The Builder", "builder", "Builder")]
    [InlineData("SKEPTIC", "skeptic", "Skeptic")]
    [InlineData("The Data Lead", "data-lead", "Data Lead")]
    public void A_reviewer_is_known_by_name_without_article(string name, string key, string shown) =>
        Reviewer.Named(name).ShouldBe(new Reviewer(key, shown));
}
