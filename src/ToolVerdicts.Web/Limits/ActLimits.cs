namespace ToolVerdicts.Web.Limits;

/// <summary>What a page does for whoever posts to it, as far as its limits go.</summary>
internal enum Act
{
    /// <summary>Changes something for a visitor: votes and bookmarks.</summary>
    Mark,

    /// <summary>Asks for mail.</summary>
    Subscribe,
}

/// <summary>Stands on a page that takes posts, whose number is limited.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ActLimitAttribute(Act act) : Attribute
{
    public Act Act => act;
}

/// <summary>Refuses (429) what one network posts too often.</summary>
internal sealed class ActLimits(RequestDelegate next, TimeProvider time)
{
    private readonly SlidingWindow[] _marks = [Window(RateLimits.ActsInShort, RateLimits.Short, time), Window(RateLimits.ActsInLong, RateLimits.Long, time)];

    private readonly SlidingWindow[] _subscriptions =
        [Window(RateLimits.SubscriptionsAnHour, TimeSpan.FromHours(1), time), Window(RateLimits.SubscriptionsADay, TimeSpan.FromDays(1), time)];

    public Task InvokeAsync(HttpContext context)
    {
        if (HttpMethods.IsPost(context.Request.Method) && context.GetEndpoint()?.Metadata.GetMetadata<ActLimitAttribute>() is { Act: var act })
        {
            var counter = RateLimits.CounterOf(context);
            foreach (var window in act == Act.Mark ? _marks : _subscriptions)
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
