namespace ToolVerdicts.Web.Visitors;

/// <summary>What day it is.</summary>
internal static class Clock
{
    /// <summary>The day in UTC.</summary>
    public static DateOnly Today(this TimeProvider time) => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
}
