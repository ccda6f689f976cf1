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

    /// <summary>The shape of the verdict, the same as the style sheet's; empty without one.</summary>
    public string Shape => Verdict switch
    {
        Verdicts.Verdict.Ship => "▲",
        Verdicts.Verdict.Mixed => "◆",
        Verdicts.Verdict.Skip => "▼",
        _ => "",
    };

    /// <summary>The word with the counts behind it, such as "Ship 4–0"; "verdict not stated" without a verdict.</summary>
    public string WithCounts(Tally? panel) => Verdict is null ? (IsContested ? Words : "verdict not stated")
        : panel is { } counts ? $"{Words} {counts.Ship}–{counts.Skip}" : Words;

    /// <summary>The stamp where there is only text, such as "▲ Ship 4–0".</summary>
    public string Text(Tally? panel) => $"{Shape} {WithCounts(panel)}".TrimStart();
}
