namespace ToolVerdicts.Web.Limits;

/// <summary>Refuses (429) posts that one network sends more often than the page's <see cref="ActsAttribute"/> declares.</summary>
internal sealed class ActLimits(RequestDelegate next, TimeProvider time)
{
    private readonly SlidingWindow[] _marks =
        [Window(RateLimits.ActsInShort, RateLimits.Short, time), Window(RateLimits.ActsInLong, RateLimits.Long, time)];

    private readonly SlidingWindow[] _subscriptions =
    [
        Window(RateLimits.SubscriptionsAnHour, TimeSpan.FromHours(1), time),
        Window(RateLimits.SubscriptionsADay, TimeSpan.FromDays(1), time),
    ];

    public Task InvokeAsync(HttpContext context)
    {
        if (HttpMethods.IsPost(context.Request.Method)
            && context.GetEndpoint()?.Metadata.GetMetadata<ActsAttribute>() is { Rate: var rate })
        {
            var counter = RateLimits.CounterOf(context);
            foreach (var window in rate switch { ActRate.Marks => _marks, ActRate.Subscriptions => _subscriptions, _ => [] })
            {
                if (window.Take(counter) is var wait && wait > TimeSpan.Zero)
                {
                    RateLimits.Refuse(context.Response, wait);
                    return Task.CompletedTask;
                }
            }
        }

        return next(context);
    }

    private static SlidingWindow Window(int permits, TimeSpan length, TimeProvider time) => new(permits, length, RateLimits.Counters, time);
}
