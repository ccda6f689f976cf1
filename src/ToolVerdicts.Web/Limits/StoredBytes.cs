namespace ToolVerdicts.Web.Limits;

/// <summary>Bounds what the acts of one network add to the store in a day (UTC).</summary>
public sealed class StoredBytes(TimeProvider time)
{
    /// <summary>The most bytes of one network in a day.</summary>
    public const int MostADay = 1024 * 1024;

    /// <summary>About what a row takes beside the text in it, with its places in indexes.</summary>
    public const int Row = 100;

    private readonly Lock _lock = new();
    private readonly int[] _taken = new int[RateLimits.Counters];
    private DateOnly _day;

    /// <summary>Takes bytes of today's share of the client's network.</summary>
    /// <returns>Null when it has as many; otherwise the refusal (429) that says when it has again.</returns>
    public IActionResult? Refuse(HttpContext context, int bytes)
    {
        var (now, counter) = (time.GetUtcNow().UtcDateTime, RateLimits.CounterOf(context));
        lock (_lock)
        {
            var today = DateOnly.FromDateTime(now);
            if (today != _day)
                Array.Clear(_taken);
            _day = today;
            if (_taken[counter] + bytes <= MostADay)
            {
                _taken[counter] += bytes;
                return null;
            }
        }

        RateLimits.Refuse(context.Response, now.Date.AddDays(1) - now);
        return new StatusCodeResult(StatusCodes.Status429TooManyRequests);
    }
}
