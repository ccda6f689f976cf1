namespace ToolVerdicts.Bookmarks;

/// <summary>A tool as a visitor saved it: the part of a bookmark that an export carries to another store.</summary>
/// <param name="Day">The day it was saved (UTC).</param>
/// <param name="Note">The visitor's note; null when there is none.</param>
[method: ExplicitConstructor]
public sealed record SavedTool(Slug Slug, DateOnly Day, string? Note);
