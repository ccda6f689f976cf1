using Dapper;
using ToolVerdicts.Checking;
using ToolVerdicts.Facts;
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
        (change.BeforeVerdict, change.AfterVerdict, change.RecordedAt).ShouldBe((Verdict.Ship, Verdict.Mixed, TempStore.Noon));
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
    public async Task A_verdict_that_becomes_contested_and_one_that_a_later_day_settles_are_changes()
    {
        using var store = TempStore.With(Seeds.PathOf(2));
        var other = ReplaceFirst(Seeds.Text(2), "Ship\n\n100%", "Skip\n\n25%");
        other = ReplaceFirst(other, "Ship · 4 ship / 0 skip", "Skip · 1 ship / 3 skip");
        store.ImportText(other, "contested.txt").Refusal.ShouldBeNull();
        store.ImportText(other, "contested.txt", new DateOnly(2026, 11, 20)).Imported.ShouldNotBeNull();
        (await store.Writer.ListVerdictChangesAsync(10))
            .Select(change => (change.BeforeVerdict, change.BeforeContested, change.AfterVerdict, change.AfterContested, change.Seen))
            .ShouldBe([(null, true, Verdict.Skip, false, new DateOnly(2026, 11, 20)), (Verdict.Ship, false, null, true, null)]);
        StoreCheck.Run(store.Database).ShouldBeEmpty();
    }

    [Fact]
    public void A_change_that_is_not_recorded_is_found_by_the_check()
    {
        using var store = Changed();
        store.Writer.Execute("DELETE FROM changes WHERE fact = 'panel'");
        StoreCheck.Run(store.Database).ShouldHaveSingleItem().ShouldStartWith("change of panel of smollm3 in revision 2: ");
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
