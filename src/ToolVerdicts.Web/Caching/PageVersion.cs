namespace ToolVerdicts.Web.Caching;

/// <summary>What <see cref="PageVersions"/> knew when a page was rendered.</summary>
/// <param name="Poll">The number of the last poll for changes; zero before the first.</param>
/// <param name="Votes">How many votes this process had taken.</param>
internal readonly record struct PageVersion(long Poll, long Votes);
