namespace ToolVerdicts.Web.Pages.Shared;

/// <summary>The button that saves a tool, or removes it.</summary>
/// <param name="Slug">The tool's address part.</param>
/// <param name="Name">Its name.</param>
/// <param name="Place">Which of the page's lists it stands in, when the tool can stand in several; null for the first, which the answer leads to.</param>
public sealed record SaveView(string Slug, string Name, string? Place = null)
{
    /// <summary>The form's id, which no other form of the page has.</summary>
    public string Id => Place is null ? $"save-{Slug}" : $"save-{Slug}-{Place}";

    /// <summary>True where the page says what became of it.</summary>
    public bool IsFirst => Place is null;
}
