namespace ToolVerdicts.Web.Visitors;

internal static class Clock
{
    /// <summary>The date in UTC.</summary>
    public static DateOnly Today(this TimeProvider time) => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
}
