using System.Diagnostics.CodeAnalysis;

namespace ToolVerdicts.Tools;

/// <summary>A tool in a list that shows the mean of its scores.</summary>
public abstract record ListedTool : ToolSummary
{
    /// <summary>The columns of the scores. Contested reviews are looked for where no mean is stored alone.</summary>
    internal const string ScoreColumns =
        """
        t.mean_score, t.mean_score IS NULL AND EXISTS (
            SELECT 1 FROM reviews r WHERE r.tool_id = t.id AND r.contested LIKE '%score%' AND r.state IN ('standing', 'contested')
        ) AS are_scores_contested
        """;

    protected ListedTool()
    {
    }

    [SetsRequiredMembers]
    protected ListedTool(ToolSummary tool)
        : base(tool)
    {
    }

    /// <summary>The mean of the stated scores in hundredths of a point; null is "not stated", or contested.</summary>
    public long? MeanScore { get; init; }

    /// <summary>True when there is no mean because a score is contested.</summary>
    public bool AreScoresContested { get; init; }
}
