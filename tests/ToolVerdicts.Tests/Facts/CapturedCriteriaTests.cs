using ToolVerdicts.Captures;
using ToolVerdicts.Checking;
using ToolVerdicts.Facts;
using ToolVerdicts.Importing;
using ToolVerdicts.Sheets;
using ToolVerdicts.Tests.Editing;
using ToolVerdicts.Text;

namespace ToolVerdicts.Tests.Facts;

public class CapturedCriteriaTests
{
    private static readonly DateOnly Day = new(2026, 11, 15);

    [Fact]
    public async Task A_row_that_a_criterion_names_is_a_fact_with_its_page_as_the_source()
    {
        using var edited = Mapped();
        var imported = edited.Store.Import(
            "rows.txt", RowCaptures.With(("License", "Apache-2.0", "—"), ("Price per million tokens", "$0.10", "$0.20")), Day);
        imported.Capture.Warnings.ShouldBeEmpty();
        imported.Facts.Select(fact => $"{fact.Outcome} {fact.Side} {fact.Fact}: {fact.Said}").Where(fact => fact.Contains("Pri", Ordinal))
            .ShouldContain("Fill 1 Price in (row Price per million tokens): $0.20");
        var sheet = await SheetAsync(edited, RowCaptures.Mistral);
        sheet.Select(row => $"{row.Criterion.Key}={row.Value}").ShouldBe(["licence=Apache-2.0", "context=", "price-in=$0.10"]);
        (sheet[0].Seen, sheet[0].Sources.ShouldHaveSingleItem().Capture!.FileName).ShouldBe((Day, "rows.txt"));
        edited.ShouldBeWhole();
    }

    [Fact]
    public void A_value_of_another_kind_is_a_warning_that_says_why_and_states_nothing()
    {
        using var edited = Mapped();
        var imported = edited.Store.Import("odd.txt", RowCaptures.With(("Context window", "a lot", "32k tokens")), Day);
        imported.Capture.Warnings.ShouldHaveSingleItem()
            .ShouldStartWith("Mistral 3 Small (22B): Context window “a lot” states no context: ");
        Values(edited).ShouldBe([$"{RowCaptures.Modal} context 32k tokens 2026-11-15"]);
        edited.ShouldBeWhole();
    }

    [Fact]
    public void A_mapping_that_is_added_later_reads_the_pages_of_before_and_its_undo_forgets_them()
    {
        using var edited = new EditedStore();
        edited.Files["criteria.yml"] = RowCaptures.Unmapped;
        edited.Done();
        edited.Store.Import("rows.txt", RowCaptures.WithContext("128k tokens"), Day)
            .Capture.Warnings.ShouldBe(["unknown row in the decision table: “Context window: 128k tokens | not stated”"]);
        Values(edited).ShouldBeEmpty();
        edited.Files["criteria.yml"] = RowCaptures.Criteria;
        var plan = edited.Done();
        plan.Changes.Select(change => (change.Label, change.Turn)).ShouldBe([("Context window", "not stated → 128k tokens")]);
        Values(edited).ShouldBe([$"{RowCaptures.Mistral} context 128k tokens 2026-11-15"]);
        edited.ShouldBeWhole();
        edited.Undo(plan.Outcome.Revision!.Value).Plan!.Changes.Select(change => change.Turn).ShouldBe(["128k tokens → not stated"]);
        Values(edited).ShouldBeEmpty();
        edited.ShouldBeWhole();
    }

    [Fact]
    public void Another_unit_of_a_criterion_settles_its_pages_anew_and_values_of_other_criteria_stay()
    {
        using var edited = Mapped();
        edited.Store.Import("a.txt", RowCaptures.WithContext("128 tokens"), Day);
        edited.Store.Import("b.txt", RowCaptures.WithContext("128"), Day);
        Values(edited).ShouldBe([$"{RowCaptures.Mistral} context 128 tokens 2026-11-15"]);
        edited.Files["criteria.yml"] = RowCaptures.Criteria.Replace("kind: number, unit: tokens, better: higher", "kind: yes-no");
        edited.Done().Changes.Select(change => change.Turn).ShouldBe(["128 tokens → not stated"]);
        edited.ShouldBeWhole();
    }

    [Theory]
    [InlineData("128k tokens", "128,000", "128,000")]
    [InlineData("128k", "128000 tokens", "128000 tokens")]
    public void Spellings_of_one_value_are_one_value_in_every_order(string first, string second, string stands)
    {
        string[] pages = [first, second];
        foreach (var order in Orders.Of(pages))
        {
            using var edited = Mapped();
            foreach (var page in order)
                edited.Store.Import($"{Array.IndexOf(pages, page)}.txt", RowCaptures.WithContext(page), Day);
            var longest = pages.OrderByDescending(page => page.Length).First();
            Values(edited).ShouldBe([$"{RowCaptures.Mistral} context {longest} 2026-11-15"], $"{stands} by {string.Join(", ", order)}");
            edited.Store.Writer.ListQuestioned().ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Of_pages_of_one_day_that_differ_no_value_stands_and_a_newer_page_settles_it()
    {
        using var edited = Mapped();
        edited.Store.Import("a.txt", RowCaptures.WithContext("128k"), Day);
        edited.Store.Import("b.txt", RowCaptures.WithContext("131072"), Day);
        Values(edited).ShouldBe([$"{RowCaptures.Mistral} context contested"]);
        var row = (await SheetAsync(edited, RowCaptures.Mistral)).Single(row => row.Criterion.Key == "context");
        (row.Value, row.Seen).ShouldBe((null, null));
        row.Contested.Select(value => $"{value.Words} {value.Sources.Single().Capture!.FileName}")
            .ShouldBe(["128k tokens a.txt", "131072 tokens b.txt"]);
        OpenCount.Of(edited.Store.Database).Contested.ShouldBe(1);
        edited.ShouldBeWhole();
        edited.Store.Import("c.txt", RowCaptures.WithContext("256k"), Day.AddDays(1));
        Values(edited).ShouldBe([$"{RowCaptures.Mistral} context 256k 2026-11-16"]);
        (await edited.Writer.ListChangesOfAsync(IdOf(edited), 9)).Where(change => change.Fact == ChangedFact.Criterion)
            .Select(change => change.Turn).ShouldBe(["contested → 256k", "128k → contested", "not stated → 128k"]);
        edited.ShouldBeWhole();
    }

    [Fact]
    public void An_editor_settles_what_pages_contest()
    {
        using var edited = Mapped();
        edited.Store.Import("a.txt", RowCaptures.WithContext("128k"), Day);
        edited.Store.Import("b.txt", RowCaptures.WithContext("131072"), Day);
        edited.Answer("\"131072\"");
        Values(edited).ShouldBe([$"{RowCaptures.Mistral} context 131072 2026-11-15"]);
        edited.ShouldBeWhole();
        edited.Writer.ShouldComeBack("answered");
    }

    [Fact]
    public void A_later_page_that_contradicts_a_file_is_a_question_and_another_spelling_is_none()
    {
        using var edited = Mapped();
        edited.Files[$"tools/{RowCaptures.Mistral}.md"] =
            "---\nsource: https://docs.example\nseen: 2026-11-10\nfacts: { context: 128k }\n---\n";
        edited.Done();
        edited.Store.Import("same.txt", RowCaptures.WithContext("128,000 tokens"), Day);
        edited.Writer.ListQuestioned().ShouldBeEmpty();
        edited.Store.Import("other.txt", RowCaptures.WithContext("131072"), Day.AddDays(1));
        Values(edited).ShouldBe([$"{RowCaptures.Mistral} context 128k 2026-11-15"]);
        var question = edited.Writer.ListQuestioned().ShouldHaveSingleItem().Questions.ShouldHaveSingleItem();
        (question.Fact, question.Stands, question.Values.ShouldHaveSingleItem().Words).ShouldBe(("context", "128k", "131072"));
        edited.Answer("said");
        Values(edited).ShouldBe([$"{RowCaptures.Mistral} context 131072 2026-11-16"]);
        edited.ShouldBeWhole();
        edited.Writer.ShouldComeBack("a question on a file");
    }

    [Fact]
    public async Task A_file_that_says_why_a_criterion_does_not_apply_stands_before_pages()
    {
        using var edited = Mapped();
        edited.Store.Import("rows.txt", RowCaptures.WithContext("128k"), Day);
        edited.Files[$"tools/{RowCaptures.Mistral}.md"] =
            "---\nfacts: { context: { value: ~, own: true, because: it has no window } }\n---\n";
        edited.Done();
        Values(edited).ShouldBeEmpty();
        var row = (await SheetAsync(edited, RowCaptures.Mistral)).Single(row => row.Criterion.Key == "context");
        (row.Value, row.Contested.Count).ShouldBe((null, 0));
        edited.ShouldBeWhole();
    }

    [Fact]
    public void The_values_that_stand_do_not_depend_on_the_order_of_pages()
    {
        (string Name, string Text, DateOnly? Seen)[] pages =
        [
            ("a.txt", RowCaptures.With(("License", "MIT", "Apache-2.0"), ("Context window", "128k", "32k")), Day),
            ("b.txt", RowCaptures.With(("Licence", "Apache-2.0", "Apache-2.0"), ("Context window", "128,000 tokens", "64k")), Day),
            ("c.txt", RowCaptures.With(("License", "MIT", "—")), Day.AddDays(-1)),
            ("d.txt", RowCaptures.With(("Context window", "256k", "a lot")), null),
        ];
        string? first = null;
        foreach (var order in Orders.Of(pages))
        {
            using var edited = Mapped();
            foreach (var (name, text, seen) in order)
                edited.Store.Import(name, text, seen);
            var values = string.Join('\n', Values(edited));
            values.ShouldBe(first ??= values);
        }

        first.ShouldBe($"""
            {RowCaptures.Mistral} context 128,000 tokens 2026-11-15
            {RowCaptures.Mistral} licence contested
            {RowCaptures.Modal} context contested
            {RowCaptures.Modal} licence Apache-2.0 2026-11-15
            """);
    }

    private const StringComparison Ordinal = StringComparison.Ordinal;

    private static EditedStore Mapped()
    {
        var edited = new EditedStore();
        edited.Files["criteria.yml"] = RowCaptures.Criteria;
        edited.Done();
        return edited;
    }

    private static async Task<IReadOnlyList<CriterionCell>> SheetAsync(EditedStore edited, string slug) =>
        (await edited.Writer.FindToolSheetAsync(
            Slug.Parse(slug), TempStore.Fresh, criteria: edited.Writer.ListAppliedCriteria()))!.Criteria;

    private static long IdOf(EditedStore edited) =>
        Dapper.SqlMapper.ExecuteScalar<long>(edited.Writer, "SELECT id FROM tools WHERE slug = @Mistral", new { RowCaptures.Mistral });

    private static IReadOnlyList<string> Values(EditedStore edited) => CriterionDump.Of(edited.Writer);
}
