using ToolVerdicts.Criteria;
using ToolVerdicts.Search;

namespace ToolVerdicts.Tests.Search;

public sealed class CriterionChoiceTests
{
    private static readonly Criterion Licence = new("licence", "Licence") { Kind = CriterionKind.Licence };

    [Theory]
    [InlineData("context", "8000", "8000..")]
    [InlineData("context", "128k", "128000..")]
    [InlineData("context", "..128k tokens", "..128000")]
    [InlineData("context", "1,000..2000", "1000..2000")]
    [InlineData("cost", "1.00", "..1.00")]
    [InlineData("cost", "$2", "..2")]
    [InlineData("cost", "0.5..1.00", "0.5..1.00")]
    [InlineData("open", "YES", "yes")]
    [InlineData("runs", "Linux", "linux")]
    [InlineData("runs", "Not-Stated", "not-stated")]
    public void A_choice_has_one_spelling(string key, string text, string value)
    {
        var choice = CriterionChoice.Read(ListedToolsTests.Criteria.Single(criterion => criterion.Key == key), text).ShouldNotBeNull();
        choice.Value.ShouldBe(value);
        CriterionChoice.Read(choice.Criterion, value).ShouldBe(choice);
    }

    [Theory]
    [InlineData("context", "1e400")]
    [InlineData("context", "..")]
    [InlineData("context", "9..3")]
    [InlineData("context", "8000..x")]
    [InlineData("context", "NaN")]
    [InlineData("context", "9999999999999999999999999999999999..")]
    [InlineData("cost", "5 EUR")]
    [InlineData("open", "perhaps")]
    [InlineData("runs", "linux, web")]
    [InlineData("runs", "")]
    public void Nonsense_chooses_nothing(string key, string text) =>
        CriterionChoice.Read(ListedToolsTests.Criteria.Single(criterion => criterion.Key == key), text).ShouldBeNull();

    [Theory]
    [InlineData("OSI", "osi")]
    [InlineData("fsf", "fsf")]
    [InlineData("apache-2.0", "Apache-2.0")]
    [InlineData("MIT License", "MIT")]
    [InlineData("proprietary", "Proprietary")]
    public void A_licence_is_chosen_by_its_id_or_by_who_approved_it(string text, string value) =>
        CriterionChoice.Read(Licence, text).ShouldNotBeNull().Value.ShouldBe(value);

    [Theory]
    [InlineData("MIT OR Apache-2.0")]
    [InlineData("no")]
    [InlineData("opensource")]
    public void No_other_words_choose_a_licence(string text) => CriterionChoice.Read(Licence, text).ShouldBeNull();

    [Fact]
    public void A_text_a_version_and_a_number_without_a_direction_choose_nothing()
    {
        foreach (var kind in (CriterionKind[])[CriterionKind.Text, CriterionKind.Version, CriterionKind.Number, CriterionKind.Date])
            CriterionChoice.Read(new Criterion("x", "X") { Kind = kind }, "1").ShouldBeNull($"{kind}");
    }

    [Fact]
    public void Days_have_ranges()
    {
        var released = new Criterion("released", "Released") { Kind = CriterionKind.Date, Better = "higher" };
        var choice = CriterionChoice.Read(released, "2026-01-01..2026-03-01").ShouldNotBeNull();
        choice.Value.ShouldBe("2026-01-01..2026-03-01");
        (choice.To - choice.From).ShouldBe(59);
        CriterionChoice.Read(released, "2026").ShouldBeNull();
    }
}
