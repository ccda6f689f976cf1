namespace ToolVerdicts.Web.Pages.Shared;

/// <summary>The button that saves a tool or removes it.</summary>
/// <param name="Slug">The tool's slug.</param>
/// <param name="Name">The tool's name.</param>
/// <param name="Place">
/// The list of the page that the button stands in, when the tool can be in several; null for the first, to which the visitor returns.
/// </param>
public sealed record SaveView(Slug Slug, string Name, string? Place = null)
{
    /// <summary>The form's id, unique on the page.</summary>
    public string Id => Place is null ? $"save-{Slug}" : $"save-{Slug}-{Place}";

    /// <summary>True for the button that shows the outcome.</summary>
    public bool IsFirst => Place is null;
}
