namespace ToolVerdicts.Content;

/// <summary>A page written by the site's editors.</summary>
/// <param name="Title">The page's heading.</param>
/// <param name="Description">A summary of one or two sentences.</param>
/// <param name="Html">The body as safe HTML.</param>
public sealed record Prose(string Title, string Description, string Html);
