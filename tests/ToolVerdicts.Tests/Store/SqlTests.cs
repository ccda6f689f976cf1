using System.Data.Common;
using System.Reflection;
using Microsoft.Data.Sqlite;
using ToolVerdicts.Store;
using ToolVerdicts.Web.Hosting;

namespace ToolVerdicts.Tests.Store;

public class SqlTests
{
    private static readonly string[] PageQueries =
        ["ToolQueries", "ToolAddresses", "CategoryQueries", "ReviewQueries", "ReviewerQueries", "ComparisonQueries", "CaptureQueries",
            "ToolSearch", "NameSearch", "ToolLists", "VoteQueries",
            "BookmarkQueries", "SavedChanges", "ChangeQueries", "ChangeListQueries", "StatementQueries",
            "AsOfQueries", "CriteriaQueries", "SettledToolQueries", "HistoryQueries", "OpenQuestionQueries", "SitemapQueries", "HeldPages",
            "NearTools", "CapturedPageQueries", "ListedToolQueries", "ListedCellQueries", "ChosenTools"];

    // These walk a table by its own key, the newest first, until the page is full.
    private static readonly string[] NewestFirst =
        ["SitemapQueries.LatestDigestSql", "ComparisonQueries.NewSql"];

    public static TheoryData<string, string> Constants { get; } = Collect();

    [Theory]
    [MemberData(nameof(Constants))]
    public void A_query_compiles_against_the_migrated_schema(string name, string sql)
    {
        using var store = new TempStore();
        using var command = store.Writer.CreateCommand();
        // EXPLAIN compiles a statement and runs none of it.
        command.CommandText = $"EXPLAIN {sql}";
        foreach (var parameter in Parameters(sql))
            command.Parameters.Add(new SqliteParameter(parameter, DBNull.Value));
        Should.NotThrow(() => command.ExecuteNonQuery(), name);
    }

    /// <summary>The queries of public pages, by the class that holds them.</summary>
    public static TheoryData<string, string> OfPages { get; } = new(Constants
        .Where(constant => Array.Exists(PageQueries, type => constant.Data.Item1.StartsWith($"{type}.", StringComparison.Ordinal)))
        .Select(constant => (constant.Data.Item1, constant.Data.Item2)));

    [Theory]
    [MemberData(nameof(OfPages))]
    public void A_query_of_a_public_page_reads_no_table_from_end_to_end(string name, string sql)
    {
        using var store = new TempStore();
        var plan = Plan(store.Writer, sql);
        if (NewestFirst.Contains(name))
            sql.ShouldContain("id DESC LIMIT");
        else
            plan.Where(step => IsScan(plan, step)).ShouldBeEmpty(name);
    }

    [Fact]
    public void A_query_that_reads_a_whole_table_would_be_found()
    {
        using var store = new TempStore();
        var (whole, part) =
            (Plan(store.Writer, "SELECT * FROM tools WHERE description = @text"),
            Plan(store.Writer, "SELECT name FROM tools WHERE is_hidden = 0 ORDER BY name_key, slug LIMIT @limit"));
        whole.ShouldContain(step => IsScan(whole, step));
        part.ShouldNotContain(step => IsScan(part, step));
    }

    [Theory]
    [InlineData("AllByNameSql", "SCAN t USING INDEX tools_by_name")]
    [InlineData("AllByPanelSql", "SCAN t USING INDEX tools_by_panel")]
    [InlineData("AllByDisputeSql", "SCAN t USING INDEX tools_by_dispute")]
    [InlineData("AllByCommunitySql", "SCAN t USING INDEX tools_by_community")]
    [InlineData("AllByNewestSql", "SCAN t USING INDEX tools_by_age")]
    [InlineData("CategoryByPanelSql", "SEARCH t USING INDEX tools_by_category_and_panel (category_id=?)")]
    public void A_list_of_tools_is_read_along_the_index_of_its_order(string name, string walk)
    {
        using var store = new TempStore();
        var plan = Plan(store.Writer,
            Constants.Select(constant => constant.Data).Single(constant => constant.Item1 == $"ToolLists.{name}").Item2);
        plan.Where(step => step.Contains(" t USING", StringComparison.Ordinal))
            .ShouldBe([walk, "SEARCH t USING INTEGER PRIMARY KEY (rowid=?)"]);
        plan.Count(step => step.StartsWith("USE TEMP B-TREE", StringComparison.Ordinal))
            .ShouldBeLessThanOrEqualTo(1, "no more than the page is sorted");
    }

    [Theory]
    [InlineData("CategoryQueries.AllSql", "SEARCH t USING COVERING INDEX tools_by_facets (category_id=?)")]
    [InlineData("ToolSearch.CellsOfAllSql", "SCAN t USING INDEX tools_by_facets")]
    [InlineData("ToolQueries.CountSql", "SCAN tools USING COVERING INDEX tools_by_age")]
    public void Listed_tools_are_counted_in_an_index_alone(string name, string walk)
    {
        using var store = new TempStore();
        Plan(store.Writer, Constants.Select(constant => constant.Data).Single(constant => constant.Item1 == name).Item2)
            .ShouldContain(walk);
    }

    [Fact]
    public void There_are_queries_to_compile() => Constants.Count.ShouldBeGreaterThan(30);

    private static List<string> Plan(DbConnection store, string sql)
    {
        using var command = store.CreateCommand();
        command.CommandText = $"EXPLAIN QUERY PLAN {sql}";
        foreach (var parameter in Parameters(sql))
            command.Parameters.Add(new SqliteParameter(parameter, DBNull.Value));
        using var plan = command.ExecuteReader();
        var steps = new List<string>();
        while (plan.Read())
            steps.Add(plan.GetString(3));
        return steps;
    }

    // A walk along an index ends with the page; reading a table without one does not. What a subquery made is small, and so are the
    // reviewers, their groups, the categories and the definitions of criteria.
    private static bool IsScan(List<string> plan, string step) =>
        step.Split(' ') is ["SCAN", var name, ..]
        && !step.Contains(" USING ", StringComparison.Ordinal)
        && !step.Contains("VIRTUAL TABLE", StringComparison.Ordinal)
        && name is not ("CONSTANT" or "c" or "categories" or "reviewers" or "review_groups" or "listed_criteria" or "json_each")
        && !plan.Exists(other =>
            other == $"MATERIALIZE {name}" || other == $"CO-ROUTINE {name}" || other.StartsWith("CO-ROUTINE (", StringComparison.Ordinal)
            && name.StartsWith("(subquery", StringComparison.Ordinal));

    private static TheoryData<string, string> Collect()
    {
        var constants = new TheoryData<string, string>();
        foreach (var type in new[] { typeof(Database).Assembly, typeof(Site).Assembly }.SelectMany(assembly => assembly.GetTypes()))
        {
            foreach (var field in type
                .GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (field.IsLiteral && field.Name.EndsWith("Sql", StringComparison.Ordinal)
                    && !IsPragma((string)field.GetRawConstantValue()!))
                    constants.Add($"{type.Name}.{field.Name}", (string)field.GetRawConstantValue()!);
            }
        }

        return constants;
    }

    // Pragmas are settings, not queries.
    private static bool IsPragma(string sql) => sql.StartsWith("PRAGMA", StringComparison.Ordinal);

    private static IEnumerable<string> Parameters(string sql) => sql.Split('@').Skip(1)
        .Select(part => $"@{string.Concat(part.TakeWhile(char.IsAsciiLetterOrDigit))}").Distinct();
}
