using Dapper;
using Microsoft.Extensions.Time.Testing;
using ToolVerdicts.Load.Digests;
using ToolVerdicts.Newsletter.Issues;
using ToolVerdicts.Store;

namespace ToolVerdicts.Load.Faults;

/// <summary>What issues came to under a clock that jumps.</summary>
/// <param name="Issues">How many were composed.</param>
/// <param name="Doubled">Those of a week that had one.</param>
/// <param name="Overlapping">Those that tell of captures another one told of.</param>
public sealed record IssueFigures(int Issues, int Doubled, int Overlapping)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Issues} composed, {Doubled} twice, {Overlapping} that tell again what was told";
}

/// <summary>Issues are composed by a clock that goes on by hours and jumps by days, ahead and back.</summary>
public static class JumpingIssues
{
    private const int JumpShare = 20;
    private const int LongestJumpDays = 25;

    private const string AddCaptureSql = "INSERT INTO captures (sha256, file_name, form, media, address, imported_at) VALUES (@sha256, '', 'rich', 'text', 'page', @now)";

    private const string WindowsSql = "SELECT week AS Week, after_capture AS After, through_capture AS Through FROM issues ORDER BY id";

    /// <summary>The program's issues.</summary>
    /// <param name="looks">How often it looks at the clock.</param>
    /// <param name="seed">Of the jumps.</param>
    public static async Task<IssueFigures> OfProgramAsync(int looks, int seed)
    {
        var folder = Directory.CreateTempSubdirectory("toolverdicts-issues-");
        try
        {
            var (chance, clock) = (new Random(seed), new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)));
            var database = DigestStore.Create(Path.Combine(folder.FullName, "store.db"), readers: 10, clock.GetUtcNow());
            using var writer = new Writer(database, SenderRun.Report);
            var timer = new DigestClock(database, writer, new DigestSchedule(DayOfWeek.Thursday, 6), clock);
            for (var look = 0; look < looks; look++)
            {
                await timer.LookAsync();
                if (chance.Next(10) == 0)
                    await writer.WriteAsync(store => store.Execute(AddCaptureSql, new { sha256 = $"{look:x64}", now = clock.GetUtcNow() }));
                clock.AdjustTime(clock.GetUtcNow() + Next(chance));
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

    /// <summary>The issues of a program that asks how long ago the last one was.</summary>
    public static IssueFigures OfIntervals(int looks, int seed)
    {
        var (chance, now, last) = (new Random(seed), new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), DateTimeOffset.MinValue);
        var weeks = new List<IssueWeek>();
        for (var look = 0; look < looks; look++, now += Next(chance))
        {
            if ((now - last).Duration() < TimeSpan.FromDays(7))
                continue;
            weeks.Add(IssueWeek.Of(now));
            last = now;
        }

        return new IssueFigures(weeks.Count, weeks.Count - weeks.Distinct().Count(), 0);
    }

    private static TimeSpan Next(Random chance) => chance.Next(JumpShare) == 0 ? TimeSpan.FromDays(chance.Next(-LongestJumpDays, LongestJumpDays + 4)) : TimeSpan.FromHours(6);
}
