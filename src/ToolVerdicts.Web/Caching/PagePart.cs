namespace ToolVerdicts.Web.Caching;

/// <summary>A part of a page that differs from visitor to visitor.</summary>
/// <param name="Shows">The kind of mark that the part shows.</param>
/// <param name="Slug">The tool with the mark; the default value for a mark on all tools together.</param>
public readonly record struct PagePart(OwnMark Shows, Slug Slug);
