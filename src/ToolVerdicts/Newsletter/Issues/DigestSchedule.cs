namespace ToolVerdicts.Newsletter.Issues;

/// <summary>When issues go out: once in each ISO week, at an hour of a day in UTC, which knows no summer time.</summary>
/// <param name="Day">The day.</param>
/// <param name="Hour">0 to 23.</param>
public sealed record DigestSchedule(DayOfWeek Day, int Hour)
{
    /// <summary>
    /// The week whose issue is due; null when none is. Of weeks that were missed only the latest is made up for. A clock that is set back
    /// never makes a week due again, nor one before the last.
    /// </summary>
    /// <param name="last">The week of the last issue; null when there is none.</param>
    /// <param name="now">The time.</param>
    public IssueWeek? Due(IssueWeek? last, DateTimeOffset now)
    {
        var week = Latest(now);
        return last is null || week > last ? week : null;
    }

    /// <summary>The week whose issue is the first; null while no issue's hour has come since there is somebody to read it.</summary>
    /// <param name="since">Since when there is.</param>
    /// <param name="now">The time.</param>
    public IssueWeek? FirstDue(DateTimeOffset since, DateTimeOffset now)
    {
        var week = Latest(now);
        return week.At(Day, Hour) >= since ? week : null;
    }

    private IssueWeek Latest(DateTimeOffset now)
    {
        var week = IssueWeek.Of(now);
        return now < week.At(Day, Hour) ? week.Previous : week;
    }
}
