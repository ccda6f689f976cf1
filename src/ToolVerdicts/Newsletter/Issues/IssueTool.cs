namespace ToolVerdicts.Newsletter.Issues;

/// <summary>The facts of a tool at the time when the issue was composed.</summary>
/// <param name="Tagline">The one line that, with the name, identifies the tool.</param>
/// <param name="Category">The category's name; null when it is not stated.</param>
/// <param name="CategorySlug">The category's slug; null when it is not stated.</param>
/// <param name="Panel">The panel's counts; null when they are not known.</param>
public sealed record IssueTool(Slug Slug, string Name, string Tagline, string? Category, Slug? CategorySlug, Tally? Panel, Price Price)
{
    /// <summary>True when the panel is contested, so that it has no verdict.</summary>
    public bool IsContested { get; init; }

    public ToolIdentity Identity => new(Name, Tagline);

    public PanelStamp Stamp => new(IsContested ? null : Panel?.Verdict, IsContested);
}
