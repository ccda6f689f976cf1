using ToolVerdicts.Bookmarks;

namespace ToolVerdicts.Web.Pages.Shared;

/// <summary>The line below a saved tool.</summary>
/// <param name="Since">What differs since it was saved; null when nothing does.</param>
/// <param name="Typed">The text in the form of the note: a refused one, or the note.</param>
/// <param name="IsRefused">True when the typed note was refused.</param>
/// <param name="HasJustNoted">True when the visitor just saved the form.</param>
public sealed record SavedLineView(Bookmark Saved, SinceSaved? Since, string? Typed, bool IsRefused, bool HasJustNoted);
