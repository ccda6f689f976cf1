namespace ToolVerdicts.Reviews;

/// <summary>Whether a text is one of the tool's reviews today.</summary>
public enum ReviewState
{
    Standing,
    /// <summary>Another text by the same reviewer has equal standing. Both are shown, and neither counts.</summary>
    Contested,
    /// <summary>Another text by the same reviewer stands.</summary>
    Superseded,
    /// <summary>Every page that showed the text turned out not to tell whose review it is.</summary>
    Withdrawn,
}
