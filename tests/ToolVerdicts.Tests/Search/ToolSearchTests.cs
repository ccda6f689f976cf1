using Dapper;
using Microsoft.Data.Sqlite;
using ToolVerdicts.Search;
using ToolVerdicts.Store;
using ToolVerdicts.Tools;
using ToolVerdicts.Verdicts;

namespace ToolVerdicts.Tests.Search;

public sealed class ToolSearchTests : IDisposable
{
    private const string LongQuery =
        "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 100000) SELECT COUNT(*) FROM n";

    private readonly TempStore _store = TempStore.With(Seeds.Paths);

    [Theory]
    [InlineData("mistral", "mistral-3-small-22b mistral-8x22b-v2 mistral-medium-3-72b-instruct")]
    [InlineData("8x22b moe", "mistral-8x22b-v2")]
    [InlineData("doom-loop", "ml-intern")]
    [InlineData("SMOLVLM", "smolvlm-3b smolvlm2")]
    [InlineData("nothing at all like this", "")]
    public async Task Every_word_must_begin_a_word_of_the_tool(string typed, string slugs) =>
        string.Join(' ', (await FindAsync(typed)).Select(tool => tool.Slug).Order()).ShouldBe(slugs);

    [Theory]
    [InlineData("cafe")]
    [InlineData("Café")]
    [InlineData("CAFE\u0301")]
    [InlineData("mull")]
    [InlineData("muler")]
    [InlineData("Mu\u0308ler")]
    public async Task Letters_are_found_with_their_marks_and_without(string typed)
    {
        _store.ImportText(Seeds.Text(0).Replace("ml-intern", "Café Müller", StringComparison.Ordinal), isNew: true);
        (await FindAsync(typed)).ShouldHaveSingleItem().Slug.ToString().ShouldBe("cafe-muller");
        await using var store = await _store.Database.OpenConnectionAsync();
        (await store.SuggestToolsAsync(typed, 5)).ShouldHaveSingleItem().Name.ShouldBe("Café Müller");
    }

    [Fact]
    public void Half_a_character_is_no_word() => SearchWords.Of("caf\u00e9" + '\ud83d').ShouldBe(["cafe"]);

    [Fact]
    public void Words_are_folded_as_the_index_of_SQLite_folds_them()
    {
        _store.Writer
            .Execute("CREATE VIRTUAL TABLE letters USING fts5 (text, tokenize = 'unicode61 remove_diacritics 2'); CREATE VIRTUAL TABLE "
                + "folded USING fts5vocab (letters, 'row')");
        var different = new List<string>();
        // Latin, Greek and Cyrillic. SQLite takes one of the two marks of an A with a dot and a macron only.
        var letters = Range(0xC0, 0x24F).Concat(Range(0x391, 0x3C9)).Concat(Range(0x400, 0x45F)).Concat(Range(0x1E00, 0x1EFF))
            .Where(code => char.IsLetter((char)code)).Except([0x1E0, 0x1E1]);
        foreach (var code in letters)
        {
            _store.Writer.Execute("DELETE FROM letters; INSERT INTO letters VALUES (@text)", new { text = $"a{(char)code}b" });
            var folded = _store.Writer.QuerySingle<string>("SELECT term FROM folded");
            if (string.Join(' ', SearchWords.Of($"a{(char)code}b")) is var word && word != folded)
                different.Add($"{(char)code} {code:X}: {word}, {folded}");
        }

        different.ShouldBeEmpty();

        static IEnumerable<int> Range(int first, int last) => Enumerable.Range(first, last - first + 1);
    }

    [Theory]
    [InlineData("mistrl", "mistral")]
    [InlineData("mistrla", "mistral")]
    [InlineData("mmistral", "mistral")]
    [InlineData("nistral", "mistral")]
    [InlineData("smolvml2", "smolvlm\u200B2")]
    [InlineData("smolvlm3", "smolvlm\u200B3")]
    [InlineData("smolvlm4", "smolvlm\u200B4")]
    [InlineData("modl", "modal")]
    [InlineData("interm", "intern")]
    [InlineData("xyzzy", "xyzzy")]
    [InlineData("mitrsl", "mitrsl")]
    [InlineData("smo", "smo")]
    [InlineData("xml", "xml")]
    public async Task One_wrong_letter_in_a_name_is_forgiven(string typed, string meant)
    {
        await using var store = await _store.Database.OpenConnectionAsync();
        (await store.CorrectAsync(SearchWords.Of(typed))).ShouldBe([meant]);
    }

    [Theory]
    [InlineData("vison", "vision")]
    [InlineData("vision langage", "vision language")]
    [InlineData("vison langage", "vision language")]
    [InlineData("modl", "modal")]
    public async Task One_wrong_letter_in_a_word_of_a_tagline_or_a_description_is_forgiven(string typed, string meant)
    {
        await using var store = await _store.Database.OpenConnectionAsync();
        string.Join(' ', await store.CorrectAsync(SearchWords.Of(typed))).ShouldBe(meant);
        (await FindAsync(typed)).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_word_of_three_letters_is_never_another()
    {
        (await FindAsync("gpu")).ShouldNotBeEmpty();
        await using var store = await _store.Database.OpenConnectionAsync();
        (await store.CorrectAsync(["gpt"])).ShouldBe(["gpt"]);
        (await FindAsync("gpt")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Words_that_no_tool_has_any_more_correct_nothing()
    {
        _store.Writer.Execute("UPDATE tools SET tagline = 'Zebrafish counter' WHERE slug = 'smollm3'");
        var id = _store.Writer.QuerySingle<long>("SELECT id FROM tools WHERE slug = 'smollm3'");
        var before = Words();
        _store.Writer.IndexTool(id);
        await using (var store = await _store.Database.OpenConnectionAsync())
            (await store.CorrectAsync(["zebrafsh"])).ShouldBe(["zebrafish"]);
        _store.Writer.Execute("UPDATE tools SET tagline = 'Counter of fish' WHERE slug = 'smollm3'");
        _store.Writer.IndexTool(id);
        Words().ShouldNotContain("zebrafish");
        await using (var store = await _store.Database.OpenConnectionAsync())
            (await store.CorrectAsync(["zebrafsh"])).ShouldBe(["zebrafsh"]);
        Words().Except(before).ShouldBe(["counter", "fish"], ignoreOrder: true);

        List<string> Words() => _store.Writer.Query<string>("SELECT DISTINCT word FROM name_words").AsList();
    }

    [Theory]
    [InlineData("mistral smoll", "mistral small|smollm")]
    [InlineData("mistral zebra", "mistral zebra")]
    public async Task A_word_that_begins_another_is_corrected_when_nothing_matches_all(string typed, string meant)
    {
        await using var store = await _store.Database.OpenConnectionAsync();
        string.Join(' ', await store.CorrectAsync(SearchWords.Of(typed))).ShouldBe(meant);
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("name:mistral OR")]
    [InlineData("NEAR(mistral small, 3)")]
    [InlineData("mistral* AND NOT")]
    [InlineData("^mistral -small +x {name tagline}: (")]
    [InlineData("'; DROP TABLE tools; --")]
    [InlineData("\0\u0001\u0002%_\\")]
    [InlineData("🤗 ’ “ ”")]
    public async Task Signs_of_a_query_language_are_just_signs(string typed) => await Should.NotThrowAsync(() => FindAsync(typed));

    [Fact]
    public async Task Matches_are_marked_in_the_name_and_in_a_passage()
    {
        var found = (await FindAsync("mistral")).Single(tool => $"{tool.Slug}" == "mistral-8x22b-v2");
        found.Name.ShouldBe($"{Highlight.Start}Mistral{Highlight.End} 8x22B v2");
        found.Passage!.ShouldContain($"{Highlight.Start}Mistral{Highlight.End}");
    }

    [Fact]
    public async Task A_name_weighs_more_than_a_review()
    {
        var found = await FindAsync("intern");
        found[0].Slug.ToString().ShouldBe("ml-intern");
    }

    [Fact]
    public async Task Facets_count_what_each_choice_would_leave()
    {
        await using var store = await _store.Database.OpenConnectionAsync();
        var counts = await store.CountFacetsAsync(WordMatches.All);
        var prices = counts.Prices(Filter() with { Verdict = "ship" });
        prices.Sum(price => price.Count).ShouldBe(8);
        foreach (var price in prices)
        {
            var filter = Filter() with { Verdict = "ship", Price = price.Value };
            (await store.ListToolsAsync(filter, 1, 50)).Count.ShouldBe((int)price.Count, price.Value);
            counts.Count(filter).ShouldBe(price.Count, price.Value);
        }

        counts.Verdicts(Filter()).Sum(verdict => verdict.Count).ShouldBe(8);
    }

    [Fact]
    public async Task What_is_not_stated_can_be_chosen_and_ranks_behind_everything_known()
    {
        _store.ImportText(Seeds.Text(2).Replace("100%", "—", StringComparison.Ordinal)
            .Replace("Ship · 4 ship / 0 skip", "not stated", StringComparison.Ordinal)
            .Replace("\nShip\n", "\n", StringComparison.Ordinal).Replace("Modal GPU", "Aardvark GPU", StringComparison.Ordinal),
            isNew: true);
        await using var store = await _store.Database.OpenConnectionAsync();
        (await store.ListToolsAsync(Filter() with { Verdict = ToolFilter.NotStated }, 1, 50)).Select(tool => tool.Slug.ToString())
            .ShouldBe(["aardvark-gpu-serverless-inference"]);
        foreach (var sort in new[] { ToolSort.Panel, ToolSort.Disputed })
            $"{(await store.ListToolsAsync(Filter() with { Sort = sort }, 1, 50))[^1].Slug}".ShouldBe("aardvark-gpu-serverless-inference");
    }

    [Fact]
    public async Task Ranks_follow_their_rule_and_ties_break_by_name()
    {
        await using var store = await _store.Database.OpenConnectionAsync();
        var tools = await store.ListToolsAsync(Filter() with { Sort = ToolSort.Panel }, 1, 50);
        tools.ShouldBe(tools.OrderByDescending(tool =>
            Rank.Panel(tool.Panel, tool.MeanScore is { } mean ? new ScoreRange(100, 0, 0, mean) : null))
            .ThenBy(tool => tool.Name.ToLowerInvariant(), StringComparer.Ordinal));
        tools[0].Slug.ToString().ShouldBe("smolvlm2");
    }

    [Fact]
    public async Task Words_that_more_tools_have_than_can_be_ranked_are_looked_for_in_names_else_among_the_newest()
    {
        Dapper.SqlMapper.Execute(
            _store.Writer,
            """
            WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 1100)
            INSERT INTO tools (id, slug, identity, name, tagline)
            SELECT 1000 + x, 'many-' || x, 'many ' || x, CASE WHEN x <= 5 THEN 'Famous ' || x ELSE 'Other ' || x END,
            'Famous and widely known' FROM n;
            INSERT INTO tool_texts (rowid, name, tagline) SELECT id, name, tagline FROM tools WHERE id > 1000;
            INSERT INTO tool_names (rowid, name) SELECT id, name FROM tools WHERE id > 1000;
            """);
        await using var store = await _store.Database.OpenConnectionAsync();
        foreach (var (typed, scope, count) in ((string, WordScope, long)[])[("famous", WordScope.Names, 5),
            ("known widely", WordScope.NewestWhole, 1000), ("wid", WordScope.Newest, 1000), ("known 1099", WordScope.Everywhere, 1),
            ("mistral", WordScope.Everywhere, 3)])
        {
            var matches = await store.FindMatchesAsync(typed);
            matches.Scope.ShouldBe(scope, typed);
            var filter = Filter() with { Matches = matches, Sort = ToolSort.Relevance };
            (await store.CountFacetsAsync(matches)).Count(filter).ShouldBe(count, typed);
            var tools = await store.ListToolsAsync(filter, 1, 50);
            tools.Count.ShouldBe((int)Math.Min(count, 50), typed);
            tools.ShouldAllBe(tool => $"{tool.Name}{tool.Tagline}{tool.Passage}".Contains(Highlight.Start));
        }
    }

    [Theory]
    [InlineData("Mistral 3 Small", "mis", "<Mistral> 3 Small")]
    [InlineData("A-model, amodel; MODELS", "model", "A-<model>, amodel; <MODELS>")]
    [InlineData("Le CAFÉ, cafeteria", "café", "Le <CAFÉ>, <cafeteria>")]
    [InlineData("…", "a", "…")]
    [InlineData("", "a", "")]
    public void Words_that_begin_as_typed_are_marked(string text, string typed, string marked) =>
        Highlight.Around(text, SearchWords.Of(typed)).Replace(Highlight.Start, '<').Replace(Highlight.End, '>').ShouldBe(marked);

    [Fact]
    public async Task A_query_without_end_is_ended()
    {
        await using var store = await _store.Database.OpenConnectionAsync();
        var isDone = await new SearchLimit(TimeSpan.FromMilliseconds(20)).TryRunAsync(
            store, () =>
                store.ExecuteScalarAsync<long>("WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT COUNT(*) FROM n"));
        isDone.ShouldBeFalse();
        (await store.ExecuteScalarAsync<long>(LongQuery)).ShouldBe(100_000);
    }

    [Fact]
    public async Task Time_in_which_a_query_does_not_run_is_not_counted()
    {
        await using var store = await _store.Database.OpenConnectionAsync();
        ((SqliteConnection)store).CreateFunction("wait", () =>
        {
            Thread.Sleep(1_500);
            return 0L;
        });
        var isDone = await new SearchLimit(TimeSpan.FromSeconds(1)).TryRunAsync(store, () =>
            store.ExecuteScalarAsync<long>($"SELECT wait() + ({LongQuery})"));
        isDone.ShouldBeTrue();
    }

    [Fact]
    public void A_store_indexed_by_another_version_is_indexed_again()
    {
        var before = _store.Dump();
        Dapper.SqlMapper.Execute(_store.Writer,
            "DELETE FROM tool_texts; DELETE FROM tool_names; DELETE FROM name_words; UPDATE tools SET panel_rank = -1, dispute_rank = -1, "
            + "verdict = NULL, mean_score = NULL; DELETE FROM index_version");
        ToolIndex.IndexAll(_store.Writer).ShouldBe(8);
        _store.Dump().ShouldBe(before);
        ToolIndex.IndexAll(_store.Writer).ShouldBe(0);
    }

    public void Dispose() => _store.Dispose();

    private static ToolFilter Filter() => new(WordMatches.All, Category: null, Price: null, Verdict: null, ToolSort.Name);

    private async Task<IReadOnlyList<FoundTool>> FindAsync(string typed)
    {
        await using var store = await _store.Database.OpenConnectionAsync();
        return await store
            .ListToolsAsync(new ToolFilter(await store.FindMatchesAsync(typed), Category: null, Price: null, Verdict: null,
            ToolSort.Relevance), 1, 50);
    }
}
