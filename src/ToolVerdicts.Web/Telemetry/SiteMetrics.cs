using System.Diagnostics.Metrics;

namespace ToolVerdicts.Web.Telemetry;

/// <summary>The site's own metrics, beside those of ASP.NET Core and the runtime. None names a visitor, an address or a tool.</summary>
public sealed class SiteMetrics
{
    /// <summary>The name of the meter.</summary>
    public const string Name = "ToolVerdicts";

    private readonly Counter<long> _pages;
    private readonly Histogram<double> _commits;

    /// <param name="meters">Makes the meter.</param>
    /// <param name="writer">The writer, which is constructed after its metrics.</param>
    /// <param name="database">The store.</param>
    public SiteMetrics(IMeterFactory meters, Lazy<Writer> writer, Database database)
    {
        var meter = meters.Create(Name);
        _pages = meter.CreateCounter<long>("toolverdicts.pages", "{page}", "Pages that can be cached, by cache hit or miss");
        _commits = meter.CreateHistogram<double>("toolverdicts.commit.duration", "s", "From the begin of a group of writes to its commit");
        // Gauges are read at each export, and never without a collector.
        meter.CreateObservableGauge("toolverdicts.write_queue", () => writer.Value.Waiting, "{write}", "Writes that wait for a commit");
        meter.CreateObservableGauge(
            "toolverdicts.deliveries", () => Deliveries(database), "{message}", "Stored messages, by state");
    }

    /// <summary>Counts a page that was in the cache.</summary>
    public void CountHit() => _pages.Add(1, new KeyValuePair<string, object?>("cache", "hit"));

    /// <summary>Counts a page that was rendered.</summary>
    public void CountMiss() => _pages.Add(1, new KeyValuePair<string, object?>("cache", "miss"));

    public void NoteCommit(TimeSpan time) => _commits.Record(time.TotalSeconds);

    private static List<Measurement<long>> Deliveries(Database database)
    {
        using var store = database.OpenConnection();
        return store.CountDeliveries()
            .Select(count => new Measurement<long>(count.Messages, new KeyValuePair<string, object?>("state", count.State)))
            .ToList();
    }
}
