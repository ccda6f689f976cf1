namespace ToolVerdicts.Importing;

/// <summary>A store before revisions of which a plan tells the effects.</summary>
/// <param name="LastRevision">The last revision; zero without one.</param>
/// <param name="Issue">The next weekly issue in words.</param>
public sealed record PlanStart(long LastRevision, IssueWeek Week, DateTimeOffset Now, string Issue)
{
    public static PlanStart Of(DbConnection store, DateTimeOffset now)
    {
        var week = IssueWeek.Of(now);
        return new PlanStart(store.FindLastRevision().Id, week, now, store.Draft(week, now).Summary);
    }
}
