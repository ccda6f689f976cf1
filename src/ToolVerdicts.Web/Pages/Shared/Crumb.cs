namespace ToolVerdicts.Web.Pages.Shared;

/// <summary>A step of the breadcrumb.</summary>
/// <param name="Name">The text.</param>
/// <param name="Path">The page it links to; null for the page itself.</param>
public sealed record Crumb(string Name, string? Path = null);
