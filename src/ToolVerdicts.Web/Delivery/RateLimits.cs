using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using ToolVerdicts.Visitors;

namespace ToolVerdicts.Web.Delivery;

/// <summary>How often one network may act.</summary>
internal static class RateLimits
{
    /// <summary>The policy of what changes something for a visitor: votes and bookmarks.</summary>
    public const string Acts = "acts";

    /// <summary>The policy of what asks for mail.</summary>
    public const string Subscriptions = "subscriptions";

    public const int SubscriptionsAnHour = 3;
    public const int SubscriptionsADay = 10;
    public const int ActsInShort = 10;
    public const int ActsInLong = 60;

    // An address decides which of this many counters counts it. Two that share one share its limit, and memory stays bounded.
    private const int MostPartitions = 100_000;

    public static readonly TimeSpan Short = TimeSpan.FromSeconds(10);
    public static readonly TimeSpan Long = TimeSpan.FromMinutes(10);

    // A partition that chains two limiters is dropped as idle by the shorter one's measure; so the longer windows are partitions of their own.
    public static void Apply(RateLimiterOptions limits)
    {
        limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limits.OnRejected = (refused, _) =>
        {
            var wait = refused.Lease.TryGetMetadata(MetadataName.RetryAfter, out var left) ? left : Short;
            refused.HttpContext.Response.Headers.RetryAfter = $"{Math.Ceiling(wait.TotalSeconds):0}";
            return ValueTask.CompletedTask;
        };
        limits.AddPolicy(Acts, context => OfPosts(context, 0, counter => RateLimitPartition.GetSlidingWindowLimiter(counter, _ => new()
        {
            PermitLimit = ActsInShort,
            Window = Short,
            SegmentsPerWindow = 10,
        })));
        limits.AddPolicy(Subscriptions, context => OfPosts(context, 0, counter => Window(counter, SubscriptionsAnHour, TimeSpan.FromHours(1))));
        limits.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, int>(context => PolicyOf(context) switch
        {
            Acts => OfPosts(context, 1, counter => Window(counter, ActsInLong, Long)),
            Subscriptions => OfPosts(context, 2, counter => Window(counter, SubscriptionsADay, TimeSpan.FromDays(1))),
            _ => RateLimitPartition.GetNoLimiter(-1),
        });
    }

    private static string? PolicyOf(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName;

    // The partition's own kinds of limiters share one timer; a limiter made by hand brings one of its own, and a thousand voters a thousand.
    private static RateLimitPartition<int> OfPosts(HttpContext context, int kind, Func<int, RateLimitPartition<int>> partition) => HttpMethods.IsPost(context.Request.Method)
        ? partition(kind * MostPartitions + Partition(context))
        : RateLimitPartition.GetNoLimiter(-1);

    // A fixed window knows when it ends, and so how long to wait.
    private static RateLimitPartition<int> Window(int counter, int permits, TimeSpan length) =>
        RateLimitPartition.GetFixedWindowLimiter(counter, _ => new() { PermitLimit = permits, Window = length });

    // A string's hash is keyed anew at each start, so that nobody can choose addresses which share a counter with a victim's.
    private static int Partition(HttpContext context) =>
        (int)((uint)string.GetHashCode(Network.Of(context.Connection.RemoteIpAddress).Near, StringComparison.Ordinal) % MostPartitions);
}
