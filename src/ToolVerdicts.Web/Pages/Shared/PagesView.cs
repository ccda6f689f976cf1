namespace ToolVerdicts.Web.Pages.Shared;

/// <summary>Links to the pages before and behind this one.</summary>
/// <param name="Number">This page, from 1.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Address">The address of a page.</param>
public sealed record PagesView(int Number, long Count, Func<int, string> Address);
