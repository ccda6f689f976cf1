using System.Data.Common;
using System.Globalization;
using Dapper;
using ToolVerdicts.Criteria;
using ToolVerdicts.Facts;
using ToolVerdicts.Search;

namespace ToolVerdicts.Tests.Search;

public sealed class ListedToolsTests : IDisposable
{
    private const int Seed = 11;
    private const int Tools = 150;

    internal static readonly Criterion[] Criteria =
    [
        new("open", "Open") { Kind = CriterionKind.YesNo, Better = "yes" },
        new("runs", "Runs on") { Kind = CriterionKind.Set, Words = ["linux", "macos", "web"] },
        new("state", "State") { Kind = CriterionKind.Choice, Words = ["active", "preview", "gone"] },
        new("context", "Context") { Kind = CriterionKind.Number, Unit = "tokens", Better = "higher" },
        new("cost", "Cost") { Kind = CriterionKind.Money, Unit = "USD", Better = "lower", AppliesTo = ["Agents"] },
    ];

    private readonly TempStore _store = new();
    private readonly Random _chance = new(Seed);

    public ListedToolsTests()
    {
        _store.AddRandomDirectory(Seed, Tools);
        for (var tool = 1; tool <= Tools; tool++)
            Fill(tool);
    }

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task Every_number_is_that_of_the_tools_that_a_choice_leaves_whatever_else_is_chosen()
    {
        var store = _store.Writer;
        var (tools, counts) = (store.LoadListedTools(store.FindLastChange()), await store.CountFacetsAsync(WordMatches.All));
        for (var round = 0; round < 40; round++)
        {
            var choices = Criteria.Where(_ => _chance.Next(3) == 0).Select(criterion => Choose(criterion, tools)).ToList();
            var category = _chance.Next(3) == 0 ? "agents" : null;
            var (verdict, price) = (_chance.Next(4) == 0 ? "ship" : null, _chance.Next(4) == 0 ? ToolFilter.NotStated : null);
            var expected = store.Query<Row>(RowsSql).Where(row => (category is null || row.Category == category)
                && (verdict is null || row.Verdict == verdict) && (price is null || row.Price is null)
                && choices.TrueForAll(choice => IsLeft(row, choice))).Select(row => row.Id).Order().ToList();

            var chosen = choices.Aggregate(tools.All, (left, choice) => left.And(tools.Of(choice)));
            var filter = new ToolFilter(WordMatches.All, category, price, verdict, ToolSort.Panel);
            tools.CountIn(chosen, counts).Count(filter).ShouldBe(expected.Count);
            var listed = chosen.And(tools.Narrow(category, price, verdict));
            listed.List().Select(tool => (long)tool).ShouldBe(expected);
            var pages = new List<long>();
            for (var page = 1; page <= 1 + expected.Count / 50; page++)
                pages.AddRange((await store.ListChosenAsync(filter, listed, Tools, order: null, page, 50)).Select(tool => tool.Id));
            pages.Order().ShouldBe(expected);
            // A few of very many are sorted, and listed alike.
            (await store.ListChosenAsync(filter, listed, all: int.MaxValue, order: null, page: 1, Tools)).Select(tool => tool.Id)
                .ShouldBe(pages);
            pages.ShouldBe((await store.ListToolsAsync(filter, 1, Tools)).Select(tool => tool.Id).Where(expected.Contains));
        }
    }

    [Fact]
    public void A_facet_counts_beside_the_other_choices_and_always_names_what_is_not_stated()
    {
        var tools = _store.Writer.LoadListedTools(0);
        foreach (var criterion in Criteria)
        {
            var beside = tools.Of(Choose(Criteria[0], tools));
            var facet = CriterionFacet.Of(criterion, chosen: null, tools, beside);
            facet.Values.ShouldContain(value => value.Value == ToolFilter.NotStated);
            foreach (var value in facet.Values)
            {
                var choice = CriterionChoice.Read(criterion, value.Value).ShouldNotBeNull();
                value.Count.ShouldBe(tools.Of(choice).And(beside).Count(), $"{criterion.Key}={value.Value}");
            }
        }
    }

    [Fact]
    public void What_is_read_after_changes_is_what_is_read_anew()
    {
        var store = _store.Writer;
        var tools = store.LoadListedTools(store.FindLastChange());
        for (var round = 0; round < 10; round++)
        {
            foreach (var tool in Enumerable.Range(1, Tools).Where(_ => _chance.Next(30) == 0).ToList())
            {
                store.Execute("DELETE FROM listed_values WHERE tool_id = @tool", new { tool });
                Fill(tool);
                store.Execute("UPDATE tools SET is_hidden = @isHidden, verdict = 'mixed' WHERE id = @tool",
                    new { tool, isHidden = _chance.Next(2) });
                store.NoteVotesChange(tool);
            }

            tools = store.LoadChangesOf(tools, store.FindLastChange());
            ShouldBe(tools, store.LoadListedTools(tools.Mark));
        }
    }

    [Fact]
    public void A_criterion_with_another_definition_is_read_anew()
    {
        var store = _store.Writer;
        var tools = store.LoadListedTools(store.FindLastChange());
        store.Execute("UPDATE listed_values SET word = 'yes' WHERE word = 'no'");
        store.AddChange(null, null, new FactChange(ChangedFact.Content, null, null, null));
        tools = store.LoadChangesOf(tools, store.FindLastChange());
        tools.ColumnOf("open").With("no").Count().ShouldNotBe(0, "nothing tells of another definition");
        store.Execute("INSERT INTO listed_criteria (criterion, definition) VALUES ('open', 'another')");
        tools = store.LoadChangesOf(tools, store.FindLastChange());
        ShouldBe(tools, store.LoadListedTools(tools.Mark));
    }

    [Fact]
    public void A_change_of_all_tools_is_read_as_a_whole()
    {
        var store = _store.Writer;
        var tools = store.LoadListedTools(store.FindLastChange());
        store.Execute("UPDATE listed_values SET word = 'yes' WHERE word = 'no'");
        store.AddChange(null, null, new FactChange(ChangedFact.Mended, null, null, null));
        tools = store.LoadChangesOf(tools, store.FindLastChange());
        tools.ColumnOf("open").With("no").Count().ShouldBe(0);
        ShouldBe(tools, store.LoadListedTools(tools.Mark));
    }

    [Theory]
    [InlineData("context")]
    [InlineData("cost")]
    [InlineData("open")]
    [InlineData("state")]
    public void In_an_order_by_a_criterion_what_is_not_known_comes_last(string key)
    {
        var store = _store.Writer;
        var (criterion, tools) = (Criteria.Single(criterion => criterion.Key == key), store.LoadListedTools(0));
        var order = tools.ListBy(criterion, store.ListByName);
        order.Order().ShouldBe(tools.All.List());
        var merits = order.Select(tool => MeritOf(criterion, tool)).ToList();
        merits.TakeWhile(merit => merit is not null).ShouldBe(merits.OfType<decimal>().OrderDescending().Select(merit => (decimal?)merit));
        var names = store.ListByName();
        foreach (var same in order.GroupBy(tool => MeritOf(criterion, tool)))
            same.ShouldBe(names.Where(same.Contains), "equal values stay in the order of names");
    }

    private const string RowsSql =
        """
        SELECT t.id, c.slug AS category, t.price_key AS price, t.verdict, (SELECT group_concat(
            v.criterion || '=' || v.state || '/' || v.word || '/' || COALESCE(CAST(v.number AS TEXT), ''), ' ') FROM listed_values v
            WHERE v.tool_id = t.id) AS "values"
        FROM tools t LEFT JOIN categories c ON c.id = t.category_id WHERE t.is_hidden = 0
        """;

    private static bool IsLeft(Row row, CriterionChoice choice)
    {
        var key = choice.Criterion.Key;
        var values = (row.Values ?? "").Split(' ').Where(value => value.StartsWith($"{key}=", StringComparison.Ordinal))
            .Select(value => value[(key.Length + 1)..].Split('/')).ToList();
        var isKnown = values.Exists(value => value[0] is "known");
        var isContested = values.Exists(value => value[0] is "contested");
        var applies = (choice.Criterion.AppliesTo.Count == 0 || row.Category is "agents" or null)
            && !values.Exists(value => value[0] is "exempt");
        return choice.State switch
        {
            CriterionState.NotStated => !isKnown && !isContested && applies,
            CriterionState.Contested => isContested,
            CriterionState.DoesNotApply => !isKnown && !isContested && !applies,
            _ => values.Exists(value => choice.Word is { } word ? value[1] == word : value[2].Length > 0
                && double.Parse(value[2], CultureInfo.InvariantCulture) is var number
                && !(number < choice.From) && !(number > choice.To)),
        };
    }

    private static void ShouldBe(ListedTools actual, ListedTools expected)
    {
        actual.All.List().ShouldBe(expected.All.List());
        actual.All.List().Select(tool => actual.Keys[actual.KeyOf.Span[tool]])
            .ShouldBe(expected.All.List().Select(tool => expected.Keys[expected.KeyOf.Span[tool]]));
        foreach (var (key, column) in expected.Columns)
        {
            var known = actual.ColumnOf(key);
            known.Known.List().ShouldBe(column.Known.List());
            known.Contested.List().ShouldBe(column.Contested.List());
            known.Exempt.List().ShouldBe(column.Exempt.List());
            foreach (var word in known.Words.Keys.Union(column.Words.Keys))
                known.With(word).List().ShouldBe(column.With(word).List(), word);
            expected.All.List().Select(tool => known.NumberOf(tool)).ShouldBe(expected.All.List().Select(tool => column.NumberOf(tool)));
        }
    }

    private decimal? MeritOf(Criterion criterion, int tool) =>
        _store.Writer.QueryFirstOrDefault<(string State, string Word, decimal? Number)>(
            "SELECT state, word, number FROM listed_values WHERE tool_id = @tool AND criterion = @Key", new { tool, criterion.Key }) is
        ("known", var word, var number)
        ? criterion.Kind switch
        {
            CriterionKind.YesNo => word == "yes" ? 1 : 0,
            CriterionKind.Choice => -criterion.Words.ToList().IndexOf(word),
            _ => criterion.Better == "lower" ? -number : number,
        }
        : null;

    private CriterionChoice Choose(Criterion criterion, ListedTools tools)
    {
        var values = CriterionFacet.Of(criterion, chosen: null, tools, tools.All).Values.Select(value => value.Value).ToList();
        if (CriterionChoice.HasRange(criterion))
            values.AddRange(["3..", "..6", "2..7", "4..4"]);
        return CriterionChoice.Read(criterion, values[_chance.Next(values.Count)]).ShouldNotBeNull();
    }

    private void Fill(int tool)
    {
        foreach (var criterion in Criteria)
        {
            var state = _chance.Next(8) switch { 0 => "contested", 1 => "exempt", < 6 => "known", _ => null };
            var words = state != "known" ? [""] : criterion.Kind switch
            {
                CriterionKind.YesNo => [_chance.Next(2) == 0 ? "yes" : "no"],
                CriterionKind.Choice => [criterion.Words[_chance.Next(3)]],
                CriterionKind.Set => criterion.Words.Where(_ => _chance.Next(2) == 0).DefaultIfEmpty("web").ToArray(),
                _ => new[] { "" },
            };
            // Money of another currency has no place in the order.
            double? number = words is [""] && state == "known" && _chance.Next(9) > 0 ? _chance.Next(1, 9) : null;
            foreach (var word in state is null ? [] : words)
            {
                _store.Writer.Execute(
                    "INSERT INTO listed_values (tool_id, criterion, state, word, number) VALUES (@tool, @Key, @state, @word, @number)",
                    new { tool, criterion.Key, state, word, number });
            }
        }
    }

    private sealed record Row(long Id, string? Category, string? Price, string? Verdict, string? Values)
    {
        public Row()
            : this(0, null, null, null, null)
        {
        }
    }
}
