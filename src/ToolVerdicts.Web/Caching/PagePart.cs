namespace ToolVerdicts.Web.Caching;

/// <summary>A part of a page that differs from visitor to visitor.</summary>
/// <param name="Shows">Which of the visitor's marks it shows.</param>
/// <param name="Slug">The tool with the mark.</param>
public readonly record struct PagePart(OwnMark Shows, Slug Slug);
