namespace ToolVerdicts.Web.Pages.Shared;

/// <summary>The version of a list: while it is the same, the list holds the same tools in the same order.</summary>
/// <param name="Changes">The last change of the catalogue.</param>
/// <param name="Votes">The number of votes that this process has taken, when votes decide the order; otherwise zero.</param>
public readonly record struct ListVersion(ChangeMark Changes, long Votes = 0);
