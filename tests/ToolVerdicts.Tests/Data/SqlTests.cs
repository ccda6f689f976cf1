using System.Reflection;
using Microsoft.Data.Sqlite;
using ToolVerdicts.Data;
using ToolVerdicts.Web;

namespace ToolVerdicts.Tests.Data;

public class SqlTests
{
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

    [Fact]
    public void There_are_queries_to_compile() => Constants.Count.ShouldBeGreaterThan(30);

    private static TheoryData<string, string> Collect()
    {
        var constants = new TheoryData<string, string>();
        foreach (var type in new[] { typeof(Database).Assembly, typeof(Site).Assembly }.SelectMany(assembly => assembly.GetTypes()))
        {
            foreach (var field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (field.IsLiteral && field.Name.EndsWith("Sql", StringComparison.Ordinal) && !IsPragma((string)field.GetRawConstantValue()!))
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
