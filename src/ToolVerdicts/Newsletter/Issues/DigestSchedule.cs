namespace ToolVerdicts.Newsletter.Issues;

/// <summary>The time of the weekly issue: a day and an hour of each ISO week, in UTC.</summary>
/// <param name="Hour">0 to 23.</param>
public sealed record DigestSchedule(DayOfWeek Day, int Hour)
{
    /// <summary>The week whose issue is due; null when none is. Of several missed weeks only the latest is due. A clock that is set back
    /// makes no earlier week due.</summary>
    /// <param name="last">The week of the last issue; null when there is none.</param>
    public IssueWeek? Due(IssueWeek? last, DateTimeOffset now) =>
        Latest(now) is var week && (last is null || week > last) ? week : null;

    /// <summary>The week of the first issue; null until the first scheduled hour after the first confirmed subscription.</summary>
    public IssueWeek? FirstDue(DateTimeOffset since, DateTimeOffset now) =>
        Latest(now) is var week && week.At(Day, Hour) >= since ? week : null;

    private IssueWeek Latest(DateTimeOffset now) =>
        IssueWeek.Of(now) is var week && now < week.At(Day, Hour) ? week.Previous : week;
}
