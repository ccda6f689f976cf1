using Dapper;
using ToolVerdicts.Facts;
using ToolVerdicts.Importing;
using ToolVerdicts.Store;
using ToolVerdicts.Text;
using ToolVerdicts.Tools;
using ToolVerdicts.Verdicts;

namespace ToolVerdicts.Tests.Editing;

public class ToolDecisionTests
{
    private const string Small = "smolvlm2";
    private const string Large = "smolvlm-3b";

    [Fact]
    public async Task A_renamed_tool_keeps_votes_and_history_and_its_old_address_leads_to_it()
    {
        using var edited = new EditedStore();
        Vote(edited, Small, voter: 1, "ship", "2026-11-20");
        var before = (await edited.FindAsync(Small)).Tool;
        edited.Files["decisions.yml"] = $"- rename: {{ from: {Small}, to: smol-vision }}\n";
        edited.Done().Changes.ShouldHaveSingleItem().Fact.ShouldBe(ChangedFact.Renamed);
        var after = (await edited.FindAsync("smol-vision")).Tool;
        (after.Id, after.Name).ShouldBe((before.Id, before.Name));
        Votes(edited).ShouldBe([(after.Id, 1, "ship")]);
        (await edited.Writer.FindTodayAsync(Slug.Parse(Small))).ShouldBe(Slug.Parse("smol-vision"));
        edited.Apply().Outcome.Revision.ShouldBeNull();
        edited.ShouldBeWhole();
    }

    [Fact]
    public async Task Of_two_merged_tools_statements_votes_and_bookmarks_are_united()
    {
        using var edited = new EditedStore();
        var (from, into) = ((await edited.FindAsync(Large)).Tool.Id, (await edited.FindAsync(Small)).Tool.Id);
        Vote(edited, Small, voter: 1, "ship", "2026-11-18");
        Vote(edited, Large, voter: 1, "skip", "2026-11-20");
        Vote(edited, Small, voter: 2, "ship", "2026-11-20");
        Vote(edited, Large, voter: 2, "skip", "2026-11-18");
        Vote(edited, Large, voter: 3, "ship", "2026-11-19");
        Save(edited, Small, owner: 1, "first");
        Save(edited, Large, owner: 1, "second");
        Save(edited, Large, owner: 2, note: null);
        var captures = edited.Writer.ExecuteScalar<long>("SELECT COUNT(*) FROM capture_tools");

        edited.Files["decisions.yml"] = $"- merge: {{ from: {Large}, into: {Small} }}\n  because: one model\n";
        edited.Done().Changes.ShouldContain(change => change.Fact == ChangedFact.Merged);

        Votes(edited).ShouldBe([(into, 1, "skip"), (into, 2, "ship"), (into, 3, "ship")]);
        edited.Writer.QuerySingle<(long, long)>("SELECT votes_ship, votes_skip FROM tools WHERE id = @into", new { into }).ShouldBe((2, 1));
        edited.Writer.Query<(long, string?)>("SELECT tool_id, note FROM bookmarks ORDER BY owner")
            .ShouldBe([(into, "first / second"), (into, null)]);
        edited.Writer.ExecuteScalar<long>("SELECT COUNT(*) FROM capture_tools").ShouldBe(captures);
        edited.Writer.ExecuteScalar<long>("SELECT COUNT(*) FROM capture_tools WHERE tool_id = @from", new { from }).ShouldBe(0);
        (await edited.Writer.FindTodayAsync(Slug.Parse(Large))).ShouldBe(Slug.Parse(Small));
        edited.Apply().Outcome.Revision.ShouldBeNull();
        edited.ShouldBeWhole();
        // Pages that know the merged tool state facts of the one that is left.
        edited.Store.Import(Seeds.Paths, new DateOnly(2026, 11, 20)).ShouldAllBe(outcome => outcome.Refusal == null);
        edited.Writer.ExecuteScalar<long>("SELECT is_hidden FROM tools WHERE id = @from", new { from }).ShouldBe(1);
        edited.ShouldBeWhole();
    }

    [Fact]
    public void An_entry_that_names_no_tool_is_told_and_changes_nothing()
    {
        using var edited = new EditedStore();
        var dump = edited.Store.Dump();
        edited.Files["decisions.yml"] =
            $"- rename: {{ from: nobody, to: somebody }}\n- merge: {{ from: no-one, into: {Small} }}\n"
            + $"- rename: {{ from: {Small}, to: {Large} }}\n";
        edited.Apply().Outcome.Warnings.ShouldBe(
        [
            "decisions.yml, line 1: there is no tool nobody", "decisions.yml, line 2: there is no tool no-one",
            $"decisions.yml, line 3: {Large} is or was the address of another tool",
        ]);
        edited.Store.Dump().ShouldBe(dump);
    }

    private static void Vote(EditedStore edited, string tool, int voter, string call, string day)
    {
        edited.Writer.Execute(
            "INSERT INTO votes (voter, tool_id, call, day) SELECT @voter, id, @call, @day FROM tools WHERE slug = @tool",
            new { voter = new byte[15].Append((byte)voter).ToArray(), tool, call, day });
        var tally = edited.Writer.QuerySingle<Tally>(
            """
            SELECT COUNT(CASE WHEN call = 'ship' THEN 1 END) AS ship, COUNT(CASE WHEN call = 'skip' THEN 1 END) AS skip
            FROM votes WHERE tool_id = (SELECT id FROM tools WHERE slug = @tool)
            """,
            new { tool });
        edited.Writer.Execute(
            """
            UPDATE tools SET votes_ship = @Ship, votes_skip = @Skip, community_verdict = @verdict, community_rank = @rank
            WHERE slug = @tool
            """,
            new { tally.Ship, tally.Skip, verdict = tally.Verdict.ToStored(), rank = Rank.Community(tally), tool });
    }

    private static void Save(EditedStore edited, string tool, int owner, string? note) => edited.Writer.Execute(
        "INSERT INTO bookmarks (owner, tool_id, note, day) SELECT @owner, id, @note, '2026-11-20' FROM tools WHERE slug = @tool",
        new { owner = new byte[15].Append((byte)owner).ToArray(), tool, note });

    private static List<(long Tool, int Voter, string Call)> Votes(EditedStore edited) =>
        edited.Writer.Query<(byte[] Voter, long Tool, string Call)>("SELECT voter, tool_id, call FROM votes ORDER BY voter")
            .Select(vote => (vote.Tool, (int)vote.Voter[^1], vote.Call)).ToList();
}
