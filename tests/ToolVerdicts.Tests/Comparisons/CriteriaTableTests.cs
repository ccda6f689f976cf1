using ToolVerdicts.Comparisons;
using ToolVerdicts.Criteria;
using ToolVerdicts.Facts;

namespace ToolVerdicts.Tests.Comparisons;

public class CriteriaTableTests
{
    private static readonly Criterion Context =
        new("context", "Context") { Kind = CriterionKind.Number, Unit = "tokens", Better = "higher", Anchors = (8000, 1_000_000) };
    private static readonly Criterion Price =
        new("price", "Price") { Kind = CriterionKind.Money, Unit = "USD", Better = "lower", Anchors = (10, 0) };
    private static readonly Criterion Weights = new("weights", "Weights") { Kind = CriterionKind.YesNo, Better = "yes" };
    private static readonly Criterion Licence = new("licence", "Licence") { Kind = CriterionKind.Licence };
    private static readonly Criterion Input =
        new("input", "Input") { Kind = CriterionKind.Set, Words = ["text", "image", "audio", "video"] };

    [Fact]
    public void Rows_that_are_known_and_differ_are_open_with_the_furthest_apart_first()
    {
        var table = CriteriaTable.Of(
        [
            Row(Licence, "MIT", "Apache-2.0"), Row(Context, "128k", "256k"), Row(Price, "1 USD", "9 USD"), Row(Weights, "no", "yes"),
            Row(Input, "text", "image"),
        ]);
        table.Open.Select(row => row.Criterion).ShouldBe([Weights, Price, Context, Licence, Input]);
        table.Open.Select(row => row.Gap is { } gap ? Math.Round(gap, 3) : (decimal?)null).ShouldBe([100, 80, 12.903m, null, null]);
        (table.More.Count + table.Same.Count + table.NotStated.Count).ShouldBe(0);
    }

    [Fact]
    public void The_thirteenth_row_and_rows_with_a_side_without_value_are_folded()
    {
        var many = Enumerable.Range(0, 14).Select(number => Row(Weights with { Key = $"w{number}" }, "yes", "no")).ToList();
        CriterionRow[] partial =
        [
            Row(Context, "128k", null), new(Price, [Cell(Price, "1 USD"), Contested(Price, "2 USD", "3 USD")]),
            new(Licence, [Cell(Licence, "MIT"), Outside(Licence)]), new(Input, [Cell(Input, null), Outside(Input)]),
        ];
        var table = CriteriaTable.Of([.. partial, .. many]);
        table.Open.ShouldBe(many.Take(CriteriaTable.MostOpen));
        table.More.ShouldBe([.. many.Skip(CriteriaTable.MostOpen), .. partial]);
    }

    [Fact]
    public void Equal_rows_and_rows_without_any_value_are_apart_and_what_applies_to_nobody_is_left_out()
    {
        var table = CriteriaTable.Of(
            [Row(Weights, "no", "no"), Row(Price, null, null), new CriterionRow(Licence, [Outside(Licence), Outside(Licence)])]);
        table.Same.ShouldHaveSingleItem().Shared.Words.ShouldBe("no");
        table.NotStated.ShouldHaveSingleItem().Criterion.ShouldBe(Price);
        (table.Open.Count + table.More.Count).ShouldBe(0);
    }

    [Theory]
    [InlineData("128k", "128,000 tokens", true)]
    [InlineData("128k", "131072", false)]
    public void Numbers_are_equal_by_value(string left, string right, bool isSame) => IsSame(Context, left, right).ShouldBe(isSame);

    [Theory]
    [InlineData("MIT OR Apache-2.0", "Apache-2.0 OR MIT", true)]
    [InlineData("MIT OR Apache-2.0", "MIT AND Apache-2.0", false)]
    public void Licences_are_equal_by_what_they_permit(string left, string right, bool isSame) =>
        IsSame(Licence, left, right).ShouldBe(isSame);

    [Fact]
    public void Sets_are_equal_by_their_members_and_say_what_is_shared()
    {
        IsSame(Input, "text, image", "image,text").ShouldBeTrue();
        Row(Input, "text, image", "image,text").NoteOf(0).ShouldBeNull();
        var row = Row(Input, "text, image, audio", "video, text, image");
        row.NoteOf(0).ShouldBe("shared: text, image; only here: audio");
        row.NoteOf(1).ShouldBe("shared: text, image; only here: video");
        Row(Input, "text", "text, audio").NoteOf(0).ShouldBe("shared: text");
        Row(Input, "text", "audio").NoteOf(0).ShouldBe("nothing shared; only here: text");
        Row(Input, "text, image", "text, image", "text").NoteOf(0).ShouldBe("shared: text");
        Row(Input, "text", "text, audio", null).NoteOf(1).ShouldBeNull();
    }

    [Fact]
    public void The_better_side_is_marked_where_all_sides_can_be_compared()
    {
        Better(Row(Price, "2 USD", "1 USD")).ShouldBe([1]);
        Better(Row(Context, "8k", "128k", "128,000")).ShouldBe([1, 2]);
        Better(Row(Context with { Better = null }, "8k", "128k")).ShouldBeEmpty();
        Better(Row(Context, "8k", "128k", null)).ShouldBeEmpty();
        Better(Row(Context, "8k", "many")).ShouldBeEmpty();
        Better(Row(Context, "8k", "8,000 tokens")).ShouldBeEmpty();
        Better(new CriterionRow(Context, [Cell(Context, "8k"), Cell(Context, "9k"), Contested(Context, "1k", "2k")])).ShouldBeEmpty();
        Better(new CriterionRow(Context, [Cell(Context, "8k"), Cell(Context, "9k"), Outside(Context)])).ShouldBeEmpty();
    }

    [Fact]
    public void Amounts_in_two_currencies_are_not_converted_and_have_neither_mark_nor_gap()
    {
        foreach (var criterion in (Criterion[])[Price, Price with { Unit = null }])
        {
            var row = Row(criterion, "1 USD", "2 EUR");
            (row.IsNotConverted, row.Differs, row.Gap).ShouldBe((true, true, null));
            Better(row).ShouldBeEmpty();
            Row(criterion, "1 USD", "2 USD").IsNotConverted.ShouldBeFalse();
        }

        Row(Price, "1 USD", null).IsNotConverted.ShouldBeFalse();
        Row(Context with { Was = "words" }, "5 words", "9 tokens").IsNotConverted.ShouldBeTrue();
    }

    [Fact]
    public void A_value_of_an_earlier_kind_is_shown_as_it_is_and_equals_its_own_wording_alone()
    {
        var row = Row(Weights, "on request", "yes");
        (row.Cells[0].Words, row.IsKnown, row.Differs, row.Gap).ShouldBe(("on request", true, true, null));
        IsSame(Weights, "on request", "On  request").ShouldBeTrue();
        Better(row).ShouldBeEmpty();
    }

    [Fact]
    public void The_value_of_equal_sides_is_as_old_as_the_oldest()
    {
        var (early, late) = (new DateOnly(2026, 3, 3), new DateOnly(2026, 11, 20));
        var shared = new CriterionRow(
            Weights, [Cell(Weights, "yes") with { Seen = late }, Cell(Weights, "yes") with { Seen = early, IsOld = true }]).Shared;
        (shared.Words, shared.Seen, shared.IsOld).ShouldBe(("yes", early, true));
    }

    internal static CriterionCell Cell(Criterion criterion, string? value) =>
        new(criterion, value is null ? CriterionState.NotStated : CriterionState.Stated, value);

    internal static CriterionCell Outside(Criterion criterion) =>
        new(criterion, CriterionState.DoesNotApply) { Reason = "only for Cars" };

    internal static CriterionCell Contested(Criterion criterion, params string[] values) => new(criterion, CriterionState.Contested)
    {
        Contested = values.Select(value => new ContestedValue(value, Seen: null, [])).ToList(),
    };

    internal static CriterionRow Row(Criterion criterion, params string?[] values) =>
        new(criterion, values.Select(value => Cell(criterion, value)).ToList());

    internal static IEnumerable<int> Better(CriterionRow row) => Enumerable.Range(0, row.Cells.Count).Where(row.IsBetter);

    private static bool IsSame(Criterion criterion, string left, string right) =>
        CriteriaTable.Of([Row(criterion, left, right)]).Same.Count == 1;
}
