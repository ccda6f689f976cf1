using Dapper;
using ToolVerdicts.Checking;
using ToolVerdicts.Tools;
using ToolVerdicts.Verdicts;
using static ToolVerdicts.Tests.Captures.CaptureDocument;

namespace ToolVerdicts.Tests.Importing;

public class VerdictChangeTests
{
    [Fact]
    public async Task A_known_verdict_that_becomes_another_is_recorded_with_the_capture_that_changed_it()
    {
        using var store = Changed();
        var change = (await store.Writer.ListVerdictChangesAsync(10)).ShouldHaveSingleItem();
        change.Slug.ToString().ShouldBe("smollm3");
        (change.Before, change.After, change.ChangedAt).ShouldBe((Verdict.Ship, Verdict.Mixed, TempStore.Noon));
        change.Sha256.ShouldBe(store.Writer.QuerySingle<string>("SELECT sha256 FROM captures WHERE file_name = 'later.txt'"));
        StoreCheck.Run(store.Database).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_verdict_that_becomes_known_or_stays_is_no_change()
    {
        using var store = TempStore.With(Seeds.Paths);
        (await store.Writer.ListVerdictChangesAsync(10)).ShouldBeEmpty();
    }

    [Fact]
    public void A_change_that_is_not_recorded_is_found_by_the_check()
    {
        using var store = Changed();
        store.Writer.Execute("DELETE FROM verdict_changes");
        StoreCheck.Run(store.Database).ShouldContain(said => said.StartsWith("verdict change", StringComparison.Ordinal));
    }

    /// <summary>SmolLM3's verdict is deduced from its share as Ship, until a capture states its counts as Mixed.</summary>
    internal static TempStore Changed()
    {
        var store = TempStore.With(Seeds.PathOf(1));
        var page = Seeds.Text(3)
            .Replace("SmolVLM2", "SmolLM3")
            .Replace("Open-source 2B vision-language model that punches above its weight class",
                "3B open-source model that punches above its weight class");
        page = ReplaceFirst(ReplaceFirst(page, "Ship\n\n100%", "Mixed\n\n50%"), "Ship · 4 ship / 0 skip", "Mixed · 2 ship / 2 skip");
        store.ImportText(page, "later.txt").Refusal.ShouldBeNull();
        return store;
    }
}
