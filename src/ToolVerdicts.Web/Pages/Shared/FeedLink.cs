namespace ToolVerdicts.Web.Pages.Shared;

/// <summary>An Atom feed that a page names, so that feed readers find it.</summary>
public sealed record FeedLink(string Path, string Title);
