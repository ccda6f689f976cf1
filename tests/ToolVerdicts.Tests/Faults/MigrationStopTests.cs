using ToolVerdicts.Load.Faults;

namespace ToolVerdicts.Tests.Faults;

/// <summary>A run of the verb <c>migration-stops</c> of ToolVerdicts.Load, without its killed processes.</summary>
public class MigrationStopTests
{
    [Fact]
    public void Migrations_that_end_at_any_statement_leave_a_whole_store_of_one_schema_that_migrates_on()
    {
        var program = MigrationStops.OfProgram();
        program.Stops.ShouldBeGreaterThan(200);
        program.ShouldBe(new MigrationFigures(program.Stops, 0, 0));
    }

    [Fact]
    public void The_same_run_finds_out_migrations_without_transactions() => MigrationStops.OfCareless().Halfway.ShouldBeGreaterThan(0);
}
