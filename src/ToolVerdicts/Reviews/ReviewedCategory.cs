namespace ToolVerdicts.Reviews;

/// <summary>A category in which a reviewer has reviewed tools.</summary>
public sealed record ReviewedCategory
{
    public string Slug { get; init; } = "";

    public string Name { get; init; } = "";

    /// <summary>How many of its tools the reviewer has reviewed.</summary>
    public long Reviews { get; init; }
}
