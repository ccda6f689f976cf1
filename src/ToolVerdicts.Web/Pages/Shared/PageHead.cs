namespace ToolVerdicts.Web.Pages.Shared;

/// <summary>What a page says of itself in its head.</summary>
/// <param name="Title">The title, without the site's name.</param>
/// <param name="Description">One or two sentences for people who have not opened the page.</param>
/// <param name="Path">The canonical path; null for pages that are not to be indexed.</param>
public sealed record PageHead(string Title, string Description, string? Path);
