using ToolVerdicts.Newsletter.Issues;

namespace ToolVerdicts.Tests.Newsletter.Issues;

public class ScheduleTests
{
    private static readonly DigestSchedule Mondays = new(DayOfWeek.Monday, 8);

    [Theory]
    [InlineData("2026-11-21T12:00Z", "2026-W47")]
    [InlineData("2025-12-29T00:00Z", "2026-W01")]
    [InlineData("2026-12-31T23:59Z", "2026-W53")]
    [InlineData("2027-01-03T23:59Z", "2026-W53")]
    [InlineData("2027-01-04T00:00Z", "2027-W01")]
    [InlineData("2024-12-30T00:00Z", "2025-W01")]
    public void A_moment_belongs_to_its_ISO_week(string moment, string week)
    {
        IssueWeek.Of(DateTimeOffset.Parse(moment)).ToString().ShouldBe(week);
        IssueWeek.Parse(week).ToString().ShouldBe(week);
    }

    [Theory]
    [InlineData("2025-W53")]
    [InlineData("2026-W00")]
    [InlineData("2026-W54")]
    [InlineData("2026-w47")]
    [InlineData("2026W47")]
    [InlineData("2026-W 7")]
    [InlineData("2026-W+7")]
    [InlineData("0000-W01")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_no_week_is_not_read(string? text) => IssueWeek.TryParse(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData("2026-11-16T07:59Z", null, "2026-W46")]
    [InlineData("2026-11-16T08:00Z", null, "2026-W47")]
    [InlineData("2026-11-16T08:00Z", "2026-W46", "2026-W47")]
    [InlineData("2026-11-16T07:59Z", "2026-W46", null)]
    [InlineData("2026-11-22T23:59Z", "2026-W47", null)]
    [InlineData("2027-01-04T08:00Z", "2026-W53", "2027-W01")]
    [InlineData("2026-11-16T08:00Z", "2027-W03", null)]
    [InlineData("2026-11-16T08:00Z", "2026-W40", "2026-W47")]
    public void The_latest_week_whose_hour_has_come_is_due_unless_it_or_a_later_one_was(string now, string? last, string? due) =>
        Mondays.Due(last is null ? null : IssueWeek.Parse(last), DateTimeOffset.Parse(now))?.ToString().ShouldBe(due);

    [Theory]
    [InlineData("2026-11-21T18:00Z", "2026-11-21T18:01Z", null)]
    [InlineData("2026-11-21T18:00Z", "2026-11-23T07:59Z", null)]
    [InlineData("2026-11-21T18:00Z", "2026-11-23T08:00Z", "2026-W48")]
    public void The_first_issue_goes_out_at_the_first_hour_for_which_there_is_a_reader(string since, string now, string? due) =>
        Mondays.FirstDue(DateTimeOffset.Parse(since), DateTimeOffset.Parse(now))?.ToString().ShouldBe(due);

    [Theory]
    [InlineData(DayOfWeek.Monday, 0)]
    [InlineData(DayOfWeek.Thursday, 2)]
    [InlineData(DayOfWeek.Sunday, 23)]
    public void Looked_at_every_hour_for_seven_years_each_week_is_due_once_at_its_hour(DayOfWeek day, int hour)
    {
        var schedule = new DigestSchedule(day, hour);
        var last = IssueWeek.Parse("2025-W52");
        var weeks = new List<IssueWeek>();
        for (var now =
            new DateTimeOffset(2025, 12, 29, 0, 0, 0, TimeSpan.Zero); now < new DateTimeOffset(2033, 1, 10, 0, 0, 0, TimeSpan.Zero); now =
            now.AddHours(1))
        {
            if (schedule.Due(last, now) is not { } due)
                continue;
            (now.DayOfWeek, now.Hour).ShouldBe((day, hour));
            due.Previous.ShouldBe(last);
            weeks.Add(last = due);
        }

        weeks.Select(week => week.ToString()).ShouldContain("2026-W53");
        weeks.Select(week => week.ToString()).ShouldContain("2032-W53");
        weeks.ShouldNotContain(week => week.Year == 2027 && week.Number == 53);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Whatever_the_clock_does_no_week_is_due_twice_and_none_before_another(int seed)
    {
        var chance = new Random(seed);
        IssueWeek? last = null;
        var now = TempStore.Noon;
        for (var look = 0; look < 5_000; look++)
        {
            now += chance.Next(20) == 0 ? TimeSpan.FromHours(chance.Next(-2_000, 2_000)) : TimeSpan.FromMinutes(chance.Next(600));
            if (Mondays.Due(last, now) is not { } due)
                continue;
            (last is null || due > last).ShouldBeTrue();
            (due > IssueWeek.Of(now)).ShouldBeFalse();
            last = due;
        }
    }
}
