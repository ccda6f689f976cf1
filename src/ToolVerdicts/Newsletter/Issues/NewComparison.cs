using System.Text.Json.Serialization;

namespace ToolVerdicts.Newsletter.Issues;

/// <summary>A comparison that a capture showed for the first time.</summary>
/// <param name="Tools">In canonical order.</param>
public sealed record NewComparison(string Address, string Title, IReadOnlyList<IssueTool> Tools)
{
    /// <summary>The answer when the issue was composed; null in older issues, and for comparisons far down a long list.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Answer? Answer { get; init; }
}
