namespace ToolVerdicts.Web.Caching;

/// <summary>The state of <see cref="PageVersions"/>, read before a page loads its data: a later change makes the page stale.</summary>
/// <param name="Poll">The number of the last poll for changes; zero before the first.</param>
/// <param name="Votes">How many votes this process had taken.</param>
internal readonly record struct PageVersion(long Poll, long Votes);
