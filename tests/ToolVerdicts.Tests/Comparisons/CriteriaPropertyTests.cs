using CsCheck;
using ToolVerdicts.Comparisons;
using ToolVerdicts.Criteria;
using ToolVerdicts.Facts;

namespace ToolVerdicts.Tests.Comparisons;

/// <summary>What holds for any criteria of two to four tools: values in several spellings and of other kinds, unknown, contested, and
/// not applying.</summary>
public class CriteriaPropertyTests
{
    private static readonly (Criterion Criterion, string[] Values)[] Kinds =
    [
        (new("context", "Context") { Kind = CriterionKind.Number, Unit = "tokens", Better = "higher", Anchors = (8000, 200_000) },
            ["128k", "128,000 tokens", "131072", "8k", "many"]),
        (new("price", "Price") { Kind = CriterionKind.Money, Unit = "USD", Better = "lower", Anchors = (10, 0) },
            ["1 USD", "$1.00", "2 USD", "2 EUR", "99 USD"]),
        (new("weights", "Weights") { Kind = CriterionKind.YesNo, Better = "yes" }, ["yes", "no", "on request"]),
        (new("licence", "Licence") { Kind = CriterionKind.Licence }, ["MIT OR Apache-2.0", "Apache-2.0 OR MIT", "MIT", "none"]),
        (new("input", "Input") { Kind = CriterionKind.Set, Words = ["text", "image"] }, ["text, image", "image,text", "text", "smell"]),
        (new("released", "Released") { Kind = CriterionKind.Date, Better = "higher" }, ["2026-01-02", "2025-01-02", "soon"]),
        (new("note", "Note"), ["Fast", "fast", "Slow"]),
    ];

    private static readonly Gen<List<CriterionRow>> Rows =
        Gen.Int[2, 4].SelectMany(sides => Gen.Int[0, Kinds.Length - 1].SelectMany(kind => Row(kind, sides)).List[0, 30])
            .Select(rows => rows.Select((row, index) => Named(row, $"{row.Criterion.Key}-{index}")).ToList());

    [Fact]
    public void Swapping_sides_keeps_the_rows_and_their_order_and_moves_the_marks_with_the_tools() => Rows.Sample(rows =>
    {
        var (table, swapped) = (CriteriaTable.Of(rows), CriteriaTable.Of(rows.ConvertAll(Swapped)));
        foreach (var (left, right) in Parts(table).Zip(Parts(swapped)))
        {
            right.Select(row => row.Criterion.Key).ShouldBe(left.Select(row => row.Criterion.Key));
            foreach (var (row, other) in left.Zip(right))
            {
                (other.Gap, other.IsNotConverted, other.Shared.Words).ShouldBe((row.Gap, row.IsNotConverted, row.Shared.Words));
                for (var side = 0; side < row.Cells.Count; side++)
                {
                    var place = row.Cells.Count - 1 - side;
                    other.Cells[place].ShouldBe(row.Cells[side]);
                    (other.IsBetter(place), other.NoteOf(place)).ShouldBe((row.IsBetter(side), row.NoteOf(side)));
                }
            }
        }
    });

    [Fact]
    public void A_cell_without_value_neither_gets_a_mark_nor_gives_one_nor_opens_a_row() => Rows.Sample(rows =>
    {
        var table = CriteriaTable.Of(rows);
        foreach (var row in rows.Where(row => row.Cells.Any(cell => cell.State != CriterionState.Stated)))
        {
            CriteriaTableTests.Better(row).ShouldBeEmpty();
            (row.Gap, row.DiffersNow).ShouldBe((null, false));
            table.Open.ShouldNotContain(row);
            table.Same.ShouldNotContain(row);
        }
    });

    [Fact]
    public void Each_row_stands_in_one_part_and_a_mark_is_on_the_highest_merit_of_several() => Rows.Sample(rows =>
    {
        var table = CriteriaTable.Of(rows);
        var outside = rows.Where(row => row.Cells.All(cell => cell.State == CriterionState.DoesNotApply));
        Parts(table).SelectMany(part => part).Concat(outside).ShouldBe(rows, ignoreOrder: true);
        table.Open.Count.ShouldBeLessThanOrEqualTo(CriteriaTable.MostOpen);
        table.Open.Select(row => row.Gap ?? -1).ShouldBeInOrder(SortDirection.Descending);
        foreach (var row in rows.Where(row => CriteriaTableTests.Better(row).Any()))
        {
            var merits = row.Cells.Select(cell => cell.Reading!.Merit!.Value).ToList();
            CriteriaTableTests.Better(row).ShouldBe(Enumerable.Range(0, merits.Count).Where(side => merits[side] == merits.Max()));
            merits.Distinct().Count().ShouldBeGreaterThan(1);
        }
    });

    [Fact]
    public void Another_spelling_of_a_value_changes_neither_part_nor_place_nor_mark() => Rows.Sample(rows =>
    {
        var respelled = rows.ConvertAll(row => new CriterionRow(row.Criterion, row.Cells.Select(Respelled).ToList()));
        Tell(respelled).ShouldBe(Tell(rows));

        static IEnumerable<string> Tell(List<CriterionRow> rows) =>
            Parts(CriteriaTable.Of(rows)).Select(part => string.Join('\n', part.Select(Told)));

        static string Told(CriterionRow row) =>
            $"{row.Criterion.Key} {row.Gap:0.###} {string.Join(',', CriteriaTableTests.Better(row))} {row.IsNotConverted} {row.DiffersNow}";
    });

    private static Gen<CriterionRow> Row(int kind, int sides) =>
        Gen.Int[-3, Kinds[kind].Values.Length - 1].Select(value => Cell(kind, value)).List[sides, sides]
            .Select(cells => new CriterionRow(Kinds[kind].Criterion, cells));

    private static CriterionCell Cell(int kind, int value)
    {
        var (criterion, values) = Kinds[kind];
        return value switch
        {
            -1 => CriteriaTableTests.Cell(criterion, value: null),
            -2 => CriteriaTableTests.Outside(criterion),
            -3 => CriteriaTableTests.Contested(criterion, values),
            _ => CriteriaTableTests.Cell(criterion, values[value]),
        };
    }

    // "128k" and "128,000 tokens" change places, as do the spellings of other kinds.
    private static CriterionCell Respelled(CriterionCell cell)
    {
        var other = Kinds.SelectMany(kind => kind.Values).FirstOrDefault(value => value != cell.Value
            && cell.Reading is { } reading && CriterionValue.Read(cell.Criterion, value)?.Key == reading.Key);
        return other is null ? cell : CriteriaTableTests.Cell(cell.Criterion, other);
    }

    private static CriterionRow Named(CriterionRow row, string key)
    {
        var criterion = row.Criterion with { Key = key };
        return new CriterionRow(criterion, row.Cells.Select(cell => cell with { Criterion = criterion }).ToList());
    }

    private static CriterionRow Swapped(CriterionRow row) => new(row.Criterion, row.Cells.Reverse().ToList());

    private static IReadOnlyList<CriterionRow>[] Parts(CriteriaTable table) => [table.Open, table.More, table.Same, table.NotStated];
}
