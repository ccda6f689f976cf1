namespace ToolVerdicts.Web.Telemetry;

/// <summary>
/// Decides which faults of requests are logged: each kind once a minute, with the count of those left out, and a few kinds a minute, so
/// that a stranger who finds a fault fills no disk.
/// </summary>
public sealed class FaultLog(TimeProvider time)
{
    /// <summary>The most kinds that are logged in a minute. A stack trace has about 9 KB.</summary>
    public const int MostKinds = 6;

    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, Kind> _kinds = new(StringComparer.Ordinal);
    private long _others;

    /// <summary>Counts a fault.</summary>
    /// <param name="reference">The number of its request.</param>
    public NotedFault Note(Exception fault, string reference)
    {
        // The message can hold text that a stranger sent; the place cannot.
        var place = fault.StackTrace is { } trace ? trace.Split('\n', 2)[0].Trim() : "";
        var name = $"{fault.GetType().FullName} {place}";
        var now = time.GetTimestamp();
        lock (_kinds)
        {
            if (_kinds.TryGetValue(name, out var kind) && time.GetElapsedTime(kind.LoggedAt, now) < Interval)
            {
                kind.Repeated++;
                return new NotedFault(kind.Reference, IsNew: false, kind.Repeated);
            }

            var repeated = kind?.Repeated ?? 0;
            foreach (var (old, _) in _kinds.Where(known => time.GetElapsedTime(known.Value.LoggedAt, now) >= Interval).ToList())
                _kinds.Remove(old);
            if (_kinds.Count >= MostKinds)
            {
                _others++;
                return new NotedFault(reference, IsNew: false, _others);
            }

            _kinds[name] = new Kind { Reference = reference, LoggedAt = now };
            (repeated, _others) = (repeated + _others, 0);
            return new NotedFault(reference, IsNew: true, repeated);
        }
    }

    private sealed class Kind
    {
        public required string Reference { get; init; }
        public required long LoggedAt { get; init; }
        public long Repeated { get; set; }
    }
}
