using ToolVerdicts.Bookmarks;

namespace ToolVerdicts.Web.Pages.Shared;

/// <summary>The button that saves a tool or removes it.</summary>
/// <param name="Slug">The tool's slug.</param>
/// <param name="Name">The tool's name.</param>
/// <param name="Place">
/// The list of the page that the button stands in, when the tool can be in several; null for the first, to which the visitor returns.
/// </param>
public sealed record SaveView(Slug Slug, string Name, string? Place = null)
{
    /// <summary>True on the page of the visitor's own list, where the button of a saved tool says what it does there.</summary>
    public bool IsOwnList { get; init; }

    /// <summary>The saved tool that the visitor just removed, for the button to save it again as it was; null for others.</summary>
    public Bookmark? Removed { get; init; }

    /// <summary>The form's id, unique on the page.</summary>
    public string Id => Place is null ? $"save-{Slug}" : $"save-{Slug}-{Place}";

    /// <summary>The form that stands for this one on a page without it, for the script; null for the first.</summary>
    public string? StandIn => Place is null ? null : $"save-{Slug}";

    /// <summary>True for the button that shows the outcome.</summary>
    public bool IsFirst => Place is null;
}
