namespace ToolVerdicts.Reviews;

/// <summary>The fields of a review that captures state.</summary>
public enum ReviewFact
{
    Text,
    Reviewer,
    Score,
    Call,
}
