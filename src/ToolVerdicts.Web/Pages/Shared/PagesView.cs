namespace ToolVerdicts.Web.Pages.Shared;

/// <summary>Links to the previous and the next page of a list.</summary>
/// <param name="Number">The number of this page, from 1.</param>
/// <param name="Count">The number of pages.</param>
/// <param name="Address">The address of a page.</param>
public sealed record PagesView(int Number, long Count, Func<int, string> Address);
