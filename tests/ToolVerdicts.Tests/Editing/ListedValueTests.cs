using Dapper;
using ToolVerdicts.Checking;
using ToolVerdicts.Importing;

namespace ToolVerdicts.Tests.Editing;

public sealed class ListedValueTests : IDisposable
{
    private const string Tool = "smollm3";

    private const string Criteria =
        """
        - { key: open, label: Open, kind: yes-no, better: yes }
        - { key: context, label: Context, kind: number, unit: tokens, better: higher }
        - { key: cost, label: Cost, kind: money, unit: USD, better: lower }
        - { key: runs, label: Runs on, kind: set, words: [linux, web] }
        - { key: licence, label: Licence, kind: licence }
        - { key: seats, label: Seats, kind: number, applies_to: [Cars] }
        """;

    private readonly EditedStore _edited = new();

    public ListedValueTests()
    {
        _edited.Files["criteria.yml"] = Criteria;
        _edited.Files[$"tools/{Tool}.md"] =
            """
            ---
            facts:
              open: { value: yes, source: "https://docs.example/a", seen: 2026-11-20 }
              context: { value: 128k tokens, source: "https://docs.example/a", seen: 2026-11-20 }
              cost: { value: 2 EUR, source: "https://docs.example/a", seen: 2026-11-20 }
              runs: { value: "web, linux", source: "https://docs.example/a", seen: 2026-11-20 }
              licence: { value: MIT, source: "https://docs.example/a", seen: 2026-11-20 }
              seats: { value: ~, own: true, because: nobody sits in a model }
            ---
            """;
        _edited.Done();
    }

    private IEnumerable<string> Rows => _edited.Writer.Query<string>(
        """
        SELECT criterion || ' ' || state || ' ' || word || ' ' || COALESCE(CAST(number AS TEXT), '-') FROM listed_values
        ORDER BY criterion, word
        """);

    public void Dispose() => _edited.Dispose();

    [Fact]
    public void A_value_is_listed_by_its_words_and_its_number()
    {
        Rows.ShouldBe(
        [
            "context known  128000.0", "cost known  -", "licence known MIT -", "licence known fsf -", "licence known osi -",
            "open known yes -", "runs known linux -", "runs known web -", "seats exempt  -",
        ]);
        _edited.ShouldBeWhole();
    }

    [Fact]
    public void Another_value_takes_the_place_of_the_first_and_an_undo_brings_it_back()
    {
        var before = Rows.ToList();
        Edit("128k tokens", "8000");
        Edit("\"web, linux\"", "web");
        Rows.ShouldContain("context known  8000.0");
        Rows.ShouldNotContain("runs known linux -");
        var last = _edited.Writer.ExecuteScalar<long>("SELECT MAX(id) FROM revisions");
        _edited.Undo(last);
        _edited.Undo(last - 1);
        Rows.ShouldBe(before);
        _edited.ShouldBeWhole();
    }

    [Theory]
    [InlineData("unit: tokens", "unit: k tokens, was: tokens", "context known  128.0")]
    [InlineData("kind: set, words: [linux, web]", "kind: text", "runs known  -")]
    [InlineData("words: [linux, web]", "words: [linux, web, ios]", "runs known linux -")]
    [InlineData("kind: money, unit: USD", "kind: money, unit: EUR, was: USD", "cost known  2.0")]
    public void A_criterion_that_is_read_otherwise_is_listed_otherwise(string from, string to, string row)
    {
        var before = Rows.ToList();
        EditCriteria(from, to);
        Rows.ShouldContain(row);
        _edited.ShouldBeWhole();
        EditCriteria(to, from);
        Rows.ShouldBe(before);
        _edited.ShouldBeWhole();
    }

    [Fact]
    public void A_criterion_that_is_gone_is_in_no_list_and_comes_back_with_its_values()
    {
        var (before, files) = (Rows.ToList(), _edited.Files.ToDictionary());
        foreach (var (path, text) in files)
            _edited.Files[path] = string.Join('\n', text.Split('\n').Where(line => !line.Contains("runs", StringComparison.Ordinal)));
        _edited.Done();
        Rows.ShouldBe(before.Where(row => !row.StartsWith("runs", StringComparison.Ordinal)));
        _edited.Writer.Query<string>("SELECT criterion FROM listed_criteria").ShouldNotContain("runs");
        foreach (var (path, text) in files)
            _edited.Files[path] = text;
        _edited.Done();
        Rows.ShouldBe(before);
        _edited.ShouldBeWhole();
    }

    [Fact]
    public void A_store_of_an_earlier_version_is_completed_once()
    {
        var before = Rows.ToList();
        _edited.Writer.Execute("DELETE FROM listed_values; DELETE FROM listed_criteria;");
        ListedValueWrites.CompleteAll(_edited.Writer).ShouldBe(6);
        Rows.ShouldBe(before);
        ListedValueWrites.CompleteAll(_edited.Writer).ShouldBe(0);
    }

    [Fact]
    public void Check_recounts_the_rows_and_mend_writes_them_again()
    {
        var before = Rows.ToList();
        _edited.Writer.Execute(
            """
            UPDATE listed_values SET number = 5 WHERE criterion = 'context';
            DELETE FROM listed_values WHERE word = 'osi';
            INSERT INTO listed_values (tool_id, criterion, state, word) VALUES (1, 'open', 'known', 'no');
            """);
        StoreCheck.Run(_edited.Store.Database).Count(fault => fault.Contains(" in lists of ", StringComparison.Ordinal)).ShouldBe(3);
        StoreMend.Run(_edited.Store.Database, [], TempStore.Noon).Left.ShouldBeEmpty();
        Rows.ShouldBe(before);
    }

    [Fact]
    public void A_removed_tool_is_listed_by_nothing()
    {
        _edited.Files["decisions.yml"] = $"- remove: {{ tool: {Tool} }}\n  because: It asked.\n  on: 2026-11-20\n";
        _edited.Files.Remove($"tools/{Tool}.md");
        _edited.Done();
        Rows.ShouldBeEmpty();
        _edited.ShouldBeWhole();
    }

    private void Edit(string from, string to)
    {
        _edited.Files[$"tools/{Tool}.md"] = _edited.Files[$"tools/{Tool}.md"].Replace(from, to, StringComparison.Ordinal);
        _edited.Done();
    }

    private void EditCriteria(string from, string to)
    {
        _edited.Files["criteria.yml"] = _edited.Files["criteria.yml"].Replace(from, to, StringComparison.Ordinal);
        _edited.Done();
    }
}
