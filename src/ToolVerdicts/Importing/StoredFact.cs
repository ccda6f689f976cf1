namespace ToolVerdicts.Importing;

/// <summary>The statement of a file on a fact, as stored.</summary>
internal sealed record StoredFact
{
    /// <summary>The row; zero before it is stored.</summary>
    public long Id { get; init; }
    public string Fact { get; init; } = "";
    public string? Value { get; init; }
    public DateOnly? Seen { get; init; }
    public string? Source { get; init; }
    public long? CaptureId { get; init; }
    public string? Quote { get; init; }
    public string? Because { get; init; }
}
