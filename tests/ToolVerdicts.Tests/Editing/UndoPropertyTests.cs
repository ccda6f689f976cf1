using Dapper;
using ToolVerdicts.Tools;
using ToolVerdicts.Verdicts;

namespace ToolVerdicts.Tests.Editing;

public class UndoPropertyTests
{
    private const int Revisions = 200;

    private static readonly string[] OfVisitors =
    [
        "SELECT * FROM votes ORDER BY voter, tool_id", "SELECT * FROM bookmarks ORDER BY owner, tool_id",
        "SELECT * FROM subscribers ORDER BY id", "SELECT * FROM mail_tokens ORDER BY sha256",
        "SELECT id, votes_ship, votes_skip, community_verdict, community_rank FROM tools WHERE votes_ship + votes_skip > 0 ORDER BY id",
    ];

    [Theory]
    [InlineData(3)]
    public void Undoing_all_random_revisions_brings_back_what_stood_and_touches_nothing_of_visitors(int seed)
    {
        using var edited = new EditedStore();
        Visit(edited);
        var (standing, visitors) = (StandingValues.Of(edited.Writer), DumpOf(edited));
        using var random = new RandomRevisions(edited, seed);
        while (Last(edited) < Revisions)
            random.Make();
        DumpOf(edited).ShouldBe(visitors);
        edited.ShouldBeWhole();
        for (var revision = Last(edited); revision > Seeds.Paths.Count; revision--)
            edited.Undo(revision).Left.ShouldAllBe(left => IsExpected(left), $"revision {revision}");
        DumpOf(edited).ShouldBe(visitors);
        var lines = standing.Split('\n');
        StandingValues.Of(edited.Writer).Split('\n').Except(lines).Select(line => line[..Math.Min(line.Length, 120)]).ShouldBeEmpty();
        StandingValues.Of(edited.Writer).Split('\n').Length.ShouldBe(lines.Length);
        edited.ShouldBeWhole();
    }

    // A file is hidden with its tool until the revision that wrote it is undone, too.
    private static bool IsExpected(string left) =>
        left.StartsWith("the rename of ", StringComparison.Ordinal) || left.Contains(" no page shows any longer", StringComparison.Ordinal);

    private static long Last(EditedStore edited) => edited.Writer.ExecuteScalar<long>("SELECT MAX(id) FROM revisions");

    private static void Visit(EditedStore edited) => edited.Writer.Execute(VisitSql, new { rank = Rank.Community(new Tally(1, 0)) });

    private const string VisitSql =
        """
        INSERT INTO votes (voter, tool_id, call, day) SELECT randomblob(16), id, 'ship', '2026-11-20' FROM tools;
        INSERT INTO bookmarks (owner, tool_id, note, day) SELECT randomblob(16), id, 'note ' || id, '2026-11-20' FROM tools;
        UPDATE tools SET votes_ship = 1, community_verdict = 'ship', community_rank = @rank;
        INSERT INTO subscribers (key, address, state, choice, asked_at, changed_at)
        VALUES ('a@example.org', 'a@example.org', 'confirmed', 'everything', '2026-11-20T00:00:00.0000000Z',
                '2026-11-20T00:00:00.0000000Z');
        """;

    private static string DumpOf(EditedStore edited) => string.Join('\n', OfVisitors.SelectMany(sql => edited.Writer.Query(sql)
        .Cast<IDictionary<string, object?>>().Select(row => string.Join(" | ", row.Values.Select(value =>
            value is byte[] bytes ? Convert.ToHexString(bytes) : $"{value}")))));
}
