namespace ToolVerdicts.Tools;

/// <summary>A verdict as a stamp shows it.</summary>
/// <param name="Verdict">The verdict; null without one.</param>
/// <param name="IsContested">True when pages of equal standing disagree on the panel.</param>
public readonly record struct PanelStamp(Verdict? Verdict, bool IsContested = false)
{
    /// <summary>The word on the stamp.</summary>
    public string Words => Verdict?.ToString() ?? (IsContested ? "Contested" : "not stated");

    /// <summary>The word in lower case, as a class of the style sheet.</summary>
    public string Class => Verdict?.ToString().ToLowerInvariant() ?? (IsContested ? "contested" : "unknown");
}
