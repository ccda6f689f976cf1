namespace ToolVerdicts.Facts;

/// <summary>The state of a criterion of one tool. No two are shown alike, and only the first decides anything.</summary>
public enum CriterionState
{
    /// <summary>One value stands; "no" is one, too.</summary>
    Stated,
    NotStated,
    DoesNotApply,
    /// <summary>Values of equal standing differ, so that none stands.</summary>
    Contested,
}
