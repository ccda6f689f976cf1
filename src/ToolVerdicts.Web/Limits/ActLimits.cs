namespace ToolVerdicts.Web.Limits;

/// <summary>
/// Refuses (429) posts that one network sends more often than the page's <see cref="ActsAttribute"/> declares. A first post, which only
/// gets a cookie (<see cref="FirstPost"/>), does not count.
/// </summary>
internal sealed class ActLimits(RequestDelegate next, TimeProvider time)
{
    private readonly SlidingWindow[] _marks =
        [Window(RateLimits.ActsInShort, RateLimits.Short, time), Window(RateLimits.ActsInLong, RateLimits.Long, time)];

    private readonly SlidingWindow _neighbours = Window(RateLimits.SubscriptionsAnHourNearby, TimeSpan.FromHours(1), time);

    private readonly SlidingWindow[] _subscriptions =
    [
        Window(RateLimits.SubscriptionsAnHour, TimeSpan.FromHours(1), time),
        Window(RateLimits.SubscriptionsADay, TimeSpan.FromDays(1), time),
    ];

    public Task InvokeAsync(HttpContext context)
    {
        if (HttpMethods.IsPost(context.Request.Method)
            && context.GetEndpoint()?.Metadata.GetMetadata<ActsAttribute>() is { Rate: var rate }
            && (rate != ActRate.Marks || context.Visitor() is not null))
        {
            var counter = RateLimits.CounterOf(context);
            foreach (var window in rate switch { ActRate.Marks => _marks, ActRate.Subscriptions => _subscriptions, _ => [] })
            {
                if (window.Take(counter) is var wait && wait > TimeSpan.Zero)
                    return RefuseAsync(context, wait);
            }

            if (rate == ActRate.Subscriptions
                && _neighbours.Take(RateLimits.CounterOfNeighbours(context)) is var longer && longer > TimeSpan.Zero)
                return RefuseAsync(context, longer);
        }

        return next(context);
    }

    private static Task RefuseAsync(HttpContext context, TimeSpan wait)
    {
        RateLimits.Refuse(context.Response, wait);
        return Task.CompletedTask;
    }

    private static SlidingWindow Window(int permits, TimeSpan length, TimeProvider time) => new(permits, length, RateLimits.Counters, time);
}
