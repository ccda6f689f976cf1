using Dapper;
using Microsoft.Extensions.Time.Testing;
using ToolVerdicts.Load.Digests;
using ToolVerdicts.Newsletter.Issues;
using ToolVerdicts.Store;

namespace ToolVerdicts.Load.Faults;

/// <summary>
/// Composes issues by a clock that advances by hours and jumps by days, forwards and backwards. The control decides by the time since the
/// last issue and must be found to compose issues twice.
/// </summary>
public static class JumpingIssues
{
    private const int JumpShare = 20;
    private const int LongestJumpDays = 25;

    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    // The time of revisions never goes back.
    private const string AddCaptureSql =
        """
        INSERT INTO revisions (id, recorded_at)
        SELECT COALESCE(MAX(id), 0) + 1, MAX(COALESCE(MAX(recorded_at), ''), @now) FROM revisions;
        INSERT INTO captures (sha256, file_name, form, media, address, imported_at)
        VALUES (@sha256, '', 'rich', 'text', 'page', @now);
        INSERT INTO sightings (capture_id, revision_id) SELECT (SELECT MAX(id) FROM captures), MAX(id) FROM revisions;
        """;

    private const string WindowsSql =
        "SELECT week AS Week, after_revision AS After, through_revision AS Through FROM issues ORDER BY id";

    /// <summary>Composes issues with the program's timer.</summary>
    /// <param name="checks">How often the timer checks the clock.</param>
    /// <param name="seed">The seed of the jumps.</param>
    public static async Task<IssueFigures> RunProgramAsync(int checks, int seed)
    {
        var folder = Directory.CreateTempSubdirectory("toolverdicts-issues-");
        try
        {
            var (chance, clock) = (new Random(seed), new FakeTimeProvider(Start));
            var database = DigestStore.Create(Path.Combine(folder.FullName, "store.db"), readers: 10, clock.GetUtcNow());
            using var writer = new Writer(database, SenderRun.Report);
            var timer = new DigestClock(database, writer, new DigestSchedule(DayOfWeek.Thursday, 6), clock);
            for (var check = 0; check < checks; check++)
            {
                await timer.LookAsync();
                if (chance.Next(10) == 0)
                {
                    var capture = new { sha256 = $"{check:x64}", now = clock.GetUtcNow() };
                    await writer.WriteAsync(store => store.Execute(AddCaptureSql, capture));
                }

                clock.AdjustTime(clock.GetUtcNow() + DrawStep(chance));
            }

            using var reader = database.OpenConnection();
            var windows = reader.Query<(string Week, long After, long Through)>(WindowsSql).AsList();
            database.CloseReaders();
            return new IssueFigures(
                windows.Count,
                windows.Count - windows.DistinctBy(window => window.Week, StringComparer.Ordinal).Count(),
                windows.Zip(windows.Skip(1)).Count(pair => pair.Second.After < pair.First.Through));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The control: composes an issue when the last one is seven days away.</summary>
    public static IssueFigures RunControl(int checks, int seed)
    {
        var (chance, now, last) = (new Random(seed), Start, DateTimeOffset.MinValue);
        var weeks = new List<IssueWeek>();
        for (var check = 0; check < checks; check++, now += DrawStep(chance))
        {
            if ((now - last).Duration() < TimeSpan.FromDays(7))
                continue;
            weeks.Add(IssueWeek.Of(now));
            last = now;
        }

        return new IssueFigures(weeks.Count, weeks.Count - weeks.Distinct().Count(), 0);
    }

    // Jumps forwards are longer on average than backwards, so that weeks pass.
    private static TimeSpan DrawStep(Random chance) => chance.Next(JumpShare) == 0
        ? TimeSpan.FromDays(chance.Next(-LongestJumpDays, LongestJumpDays + 4))
        : TimeSpan.FromHours(6);
}
