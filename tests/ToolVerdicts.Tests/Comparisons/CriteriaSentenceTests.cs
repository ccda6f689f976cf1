using ToolVerdicts.Comparisons;
using ToolVerdicts.Criteria;
using ToolVerdicts.Facts;
using ToolVerdicts.Reviews;
using ToolVerdicts.Text;
using ToolVerdicts.Tools;

namespace ToolVerdicts.Tests.Comparisons;

public class CriteriaSentenceTests
{
    private static readonly Tool Alpha = Named("Alpha");
    private static readonly Tool Beta = Named("Beta");
    private static readonly Criterion Context = new("context", "Context window") { Kind = CriterionKind.Number, Unit = "tokens" };
    private static readonly Criterion Api = new("api", "API") { Kind = CriterionKind.YesNo };
    private static readonly Criterion Licence = new("licence", "Licence") { Kind = CriterionKind.Licence };

    [Fact]
    public void The_first_two_criteria_that_decide_are_named_when_there_is_room()
    {
        CriterionRow[] criteria = [Row(Context, "128k", "32k"), Row(Api, "no", "yes"), Row(Licence, "MIT", "Apache-2.0")];
        Sentence([Alpha, Beta], criteria).ShouldBe("Context window: 128k tokens for Alpha, 32k tokens for Beta. "
            + "API: no for Alpha, yes for Beta.");
        Sentence([Alpha with { PriceWord = "Free" }, Beta with { PriceWord = "Paid" }], criteria)
            .ShouldBe("Alpha is free, Beta is paid. Context window: 128k tokens for Alpha, 32k tokens for Beta.");
    }

    [Fact]
    public void Tools_with_one_value_in_several_spellings_are_named_together()
    {
        Tool[] tools = [Alpha, Beta, Named("Gamma")];
        Sentence(tools, [Row(Context, "128k", "32k", "128,000")])
            .ShouldBe("Context window: 128k tokens for Alpha and Gamma, 32k tokens for Beta.");
    }

    [Fact]
    public void Old_and_unread_and_unconverted_values_and_long_ones_and_sets_and_texts_are_not_in_the_sentence()
    {
        var none = Sentence([Alpha, Beta], []);
        none.ShouldStartWith("Nothing on file tells them apart");
        var price = new Criterion("price", "Price") { Kind = CriterionKind.Money };
        var sets = new Criterion("input", "Input") { Kind = CriterionKind.Set, Words = ["text", "image"] };
        CriterionRow[] rows =
        [
            new(Context, [CriteriaTableTests.Cell(Context, "128k"), CriteriaTableTests.Cell(Context, "32k") with { IsOld = true }]),
            new(Context, [CriteriaTableTests.Cell(Context, "128k"), CriteriaTableTests.Cell(Context, value: null)]),
            Row(Context, "128k", "many"),
            Row(price, "1 USD", "1 EUR"),
            Row(sets, "text", "text, image"),
            Row(Licence, "MIT", "Apache-2.0 AND LicenseRef-of-one-page-and-more"),
            Row(new Criterion("note", "Note"), "Fast", "Slow"),
        ];
        foreach (var row in rows)
            Sentence([Alpha, Beta], [row]).ShouldBe(none, row.Criterion.Label);
    }

    private static string Sentence(IReadOnlyList<Tool> tools, IReadOnlyList<CriterionRow> criteria)
    {
        var sentence = Answer.Of(tools, Rows(tools), [], criteria).Text;
        var swapped = criteria.Select(row => new CriterionRow(row.Criterion, row.Cells.Reverse().ToList())).ToList();
        Answer.Of([.. tools.Reverse()], Rows([.. tools.Reverse()]), [], swapped).Text.ShouldBe(sentence);
        return sentence;
    }

    private static IReadOnlyList<DecisionRow> Rows(IReadOnlyList<Tool> tools) => DecisionTable.For(
        tools, [.. tools.Select(_ => Array.Empty<Review>())], new Provenance(SourceStatements.None, []),
        TempStore.Fresh);

    private static CriterionRow Row(Criterion criterion, params string?[] values) => CriteriaTableTests.Row(criterion, values);

    private static Tool Named(string name) =>
        new() { Name = name, Tagline = "Does it", Slug = Slug.Parse(name.ToLowerInvariant()), PriceWord = "Free", Category = "A" };
}
