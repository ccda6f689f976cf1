namespace ToolVerdicts.Web.Visitors;

/// <summary>The machine's clock, kept within years in which days can still be added and taken away: a board without a battery can begin
/// anywhere.</summary>
public sealed class SiteClock : TimeProvider
{
    private static readonly DateTimeOffset Earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Latest = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private SiteClock()
    {
    }

    public static SiteClock Instance { get; } = new();

    public override DateTimeOffset GetUtcNow() => Clamp(base.GetUtcNow());

    public static DateTimeOffset Clamp(DateTimeOffset now) => now < Earliest ? Earliest : now > Latest ? Latest : now;
}
