namespace ToolVerdicts.Web.Endpoints;

/// <summary>An entry of a feed.</summary>
/// <param name="Id">A path that identifies the entry for good (<see cref="FeedIds"/>).</param>
/// <param name="Path">The page that the entry is about.</param>
/// <param name="Title">A few words.</param>
/// <param name="Summary">One or two sentences.</param>
/// <param name="Updated">When the entry was published; entries do not change afterwards.</param>
public sealed record AtomEntry(string Id, string Path, string Title, string Summary, DateTimeOffset Updated);
