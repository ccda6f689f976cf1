namespace ToolVerdicts.Web.Delivery;

/// <summary>What a page shows, noted while it is made, so that it is made anew when that changes.</summary>
internal sealed class PageTopics
{
    private readonly HashSet<int> _counters = [];

    /// <summary>The counters of the topics.</summary>
    public IReadOnlyCollection<int> Counters => _counters;

    /// <summary>The page shows this.</summary>
    public void Add(string topic) => _counters.Add(PageVersions.CounterOf(topic));
}
