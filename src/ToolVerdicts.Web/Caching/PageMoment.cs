namespace ToolVerdicts.Web.Caching;

/// <summary>What <see cref="PageVersions"/> knew when a page was rendered.</summary>
/// <param name="Look">The number of the last look for changes; zero before the first.</param>
/// <param name="Votes">How many votes this process had taken.</param>
internal readonly record struct PageMoment(long Look, long Votes);
