namespace ToolVerdicts.Facts;

/// <summary>A capture that shows the text of a review, as it was seen on one day, with what it states beside the text.</summary>
public sealed record ReviewStatement : CaptureStatement
{
    public long ReviewId { get; init; }
    /// <summary>The reviewer's key; null is "not stated".</summary>
    public string? Reviewer { get; init; }
    /// <summary>0 to 100; null is "not stated".</summary>
    public long? Score { get; init; }
    /// <summary>Null is "not stated".</summary>
    public Call? Call { get; init; }
    /// <summary>The revision that withdrew it; null when none did.</summary>
    public long? WithdrawnIn { get; init; }
    /// <summary>True when the page does not tell whose review it is.</summary>
    public bool IsWithdrawn { get; init; }

    /// <summary>The score as a value to choose from.</summary>
    internal string? ScoreWords => Score?.ToString(CultureInfo.InvariantCulture);

    /// <summary>The review as a value to choose from.</summary>
    internal string ReviewKey => ReviewId.ToString(CultureInfo.InvariantCulture);

    /// <summary>True when it states reviewer, score or call.</summary>
    public bool IsStated => Reviewer is not null || Score is not null || Call is not null;
}
