namespace ToolVerdicts.Web.Telemetry;

/// <summary>Counts by name. Names beyond a number of them a day (UTC) count as <see cref="Others"/>, however often the counts are taken.
/// Safe for several threads.</summary>
public sealed class BoundedCounts(int most)
{
    /// <summary>The name under which names beyond the bound are counted.</summary>
    public const string Others = "(others)";

    private readonly Lock _gate = new();

    // Names whose counts were taken stay until the day is over, with zero, so that they count towards the bound.
    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);
    private DateOnly _day;

    public void Add(DateOnly day, string name)
    {
        lock (_gate)
        {
            if (day != _day)
            {
                _day = day;
                foreach (var (old, _) in _counts.Where(count => count.Value == 0).ToList())
                    _counts.Remove(old);
            }

            var counted = _counts.Count < most || _counts.ContainsKey(name) ? name : Others;
            _counts[counted] = _counts.GetValueOrDefault(counted) + 1;
        }
    }

    /// <summary>Takes what was counted since the last time.</summary>
    public IReadOnlyList<ReadCount> Take()
    {
        lock (_gate)
        {
            var taken = _counts.Where(count => count.Value > 0).Select(count => new ReadCount(count.Key, count.Value)).ToList();
            foreach (var count in taken)
                _counts[count.Name] = 0;
            return taken;
        }
    }
}
