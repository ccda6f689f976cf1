namespace ToolVerdicts.Facts;

/// <summary>The state of the catalogue at the end of a day (UTC).</summary>
public sealed record AsOf(DateOnly Day, Moment Moment);
