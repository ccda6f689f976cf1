using System.Diagnostics.Metrics;
using ToolVerdicts.Newsletter.Outbox;
using ToolVerdicts.Store;

namespace ToolVerdicts.Web.Telemetry;

/// <summary>What the site measures of itself, beside what ASP.NET Core and Kestrel measure. Nothing is told of who asked.</summary>
public sealed class SiteMetrics
{
    /// <summary>The name of its meter.</summary>
    public const string Name = "ToolVerdicts";

    private readonly Meter _meter;
    private readonly Counter<long> _pages;
    private readonly Histogram<double> _commits;

    /// <summary>Begins to count; nothing is kept while nobody listens.</summary>
    public SiteMetrics(IMeterFactory meters)
    {
        _meter = meters.Create(Name);
        _pages = _meter.CreateCounter<long>("toolverdicts.pages", "{page}", "Pages that can be kept, by whether they were kept already or had to be made");
        _commits = _meter.CreateHistogram<double>("toolverdicts.commit.duration", "s", "From the beginning of a group of writes to its being safe on the disk");
    }

    /// <summary>Notes a page that was kept already.</summary>
    public void NoteKept() => _pages.Add(1, new KeyValuePair<string, object?>("cache", "hit"));

    /// <summary>Notes a page that had to be made.</summary>
    public void NoteMade() => _pages.Add(1, new KeyValuePair<string, object?>("cache", "miss"));

    /// <summary>Notes a commit.</summary>
    public void NoteCommit(TimeSpan time) => _commits.Record(time.TotalSeconds);

    /// <summary>Shows what waits to be written, and the states of messages, whenever somebody looks.</summary>
    public void Watch(Writer writer, Database database)
    {
        _meter.CreateObservableGauge("toolverdicts.write_queue", () => writer.Waiting, "{write}", "What waits to be written");
        _meter.CreateObservableGauge("toolverdicts.deliveries", () => Deliveries(database), "{message}", "Messages of the last 400 days, by state");
    }

    private static List<Measurement<long>> Deliveries(Database database)
    {
        using var store = database.OpenConnection();
        return store.CountDeliveries().Select(count => new Measurement<long>(count.Messages, new KeyValuePair<string, object?>("state", count.State))).ToList();
    }
}
