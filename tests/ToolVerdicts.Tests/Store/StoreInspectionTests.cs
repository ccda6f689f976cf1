using Dapper;
using ToolVerdicts.Checking;
using ToolVerdicts.Store;

namespace ToolVerdicts.Tests.Store;

public sealed class StoreInspectionTests : IDisposable
{
    private readonly TempStore _store = TempStore.With(Seeds.Paths);

    [Theory]
    [InlineData("DROP INDEX captures_by_address", "index captures_by_address is missing")]
    [InlineData("DROP TRIGGER review_joins_group", "trigger review_joins_group is missing")]
    [InlineData("DROP TABLE name_words", "table name_words is missing")]
    [InlineData("PRAGMA foreign_keys=OFF; DELETE FROM captures WHERE id = 1",
        "1 row of capture_pages point to rows of captures that are missing")]
    [InlineData("PRAGMA foreign_keys=OFF; DELETE FROM tools", "point to rows of tools that are missing")]
    [InlineData("UPDATE tool_names_docsize SET sz = x'09' WHERE id = 1", "tool_names")]
    [InlineData("PRAGMA writable_schema=ON; UPDATE sqlite_master SET sql = 'CREATE' WHERE name = 'tools'", "malformed")]
    public void Damage_to_definitions_references_and_structure_is_found(string damage, string said)
    {
        _store.Database.RequireWhole();
        _store.Writer.Execute(damage);
        var fault = Should.Throw<StoreException>(() => _store.Database.RequireWhole());
        fault.Message.ShouldContain(said);
        StoreFault.IsDamage(fault).ShouldBeTrue();
    }

    [Fact]
    public void A_look_that_runs_out_of_time_finds_nothing_and_says_so()
    {
        _store.Writer.Execute(
            """
            PRAGMA foreign_keys=OFF;
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)
            INSERT INTO bookmarks (owner, tool_id, day) SELECT randomblob(16), 9999, '2026-11-21' FROM n
            """);
        _store.Database.RequireWhole(TimeSpan.Zero).ShouldBeFalse();
        _store.Database.FindDamageSlowly(CancellationToken.None).ShouldBe("5000 rows of bookmarks point to rows of tools that are missing");
    }

    [Fact]
    public void A_slow_look_ends_when_it_is_told_to()
    {
        _store.Database.FindDamageSlowly(CancellationToken.None).ShouldBeNull();
        Should.Throw<OperationCanceledException>(() => _store.Database.FindDamageSlowly(new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Statistics_and_an_index_of_the_operator_are_no_damage()
    {
        _store.Writer.Execute("CREATE INDEX of_the_operator ON tools (tagline); ANALYZE");
        _store.Database.RequireWhole();
    }

    [Fact]
    public void A_long_open_connection_sees_no_damage_in_an_index_that_was_written_since()
    {
        using var store = TempStore.With(Seeds.PathOf(0));
        using var reader = store.Database.OpenConnection();
        reader.FindDamage().ShouldBeNull();
        store.Import(Seeds.Paths);
        StoreCheck.Run(store.Database).ShouldBeEmpty();
    }

    public void Dispose() => _store.Dispose();
}
