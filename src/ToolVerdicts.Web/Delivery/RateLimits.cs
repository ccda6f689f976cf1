using System.Security.Cryptography;
using System.Text;
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

    // Drawn at each start, so that nobody can choose addresses which share a counter with a victim's.
    private static readonly byte[] PartitionKey = RandomNumberGenerator.GetBytes(32);

    public static void Apply(RateLimiterOptions limits)
    {
        limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limits.OnRejected = (refused, _) =>
        {
            var policy = refused.HttpContext.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName;
            refused.HttpContext.Response.Headers.RetryAfter = $"{(policy == Subscriptions ? TimeSpan.FromHours(1) : Short).TotalSeconds:0}";
            return ValueTask.CompletedTask;
        };
        limits.AddPolicy(Acts, context => OfPosts(context, () => RateLimiter.CreateChained(Window(ActsInShort, Short), Window(ActsInLong, Long))));
        limits.AddPolicy(Subscriptions, context => OfPosts(context, () => RateLimiter.CreateChained(
            Window(SubscriptionsAnHour, TimeSpan.FromHours(1)), Window(SubscriptionsADay, TimeSpan.FromDays(1)))));
    }

    private static RateLimitPartition<int> OfPosts(HttpContext context, Func<RateLimiter> limiter) => HttpMethods.IsPost(context.Request.Method)
        ? RateLimitPartition.Get(Partition(context), _ => limiter())
        : RateLimitPartition.GetNoLimiter(-1);

    private static SlidingWindowRateLimiter Window(int permits, TimeSpan length) => new(new SlidingWindowRateLimiterOptions
    {
        PermitLimit = permits,
        Window = length,
        SegmentsPerWindow = 10,
        AutoReplenishment = true,
    });

    private static int Partition(HttpContext context)
    {
        var hash = HMACSHA256.HashData(PartitionKey, Encoding.UTF8.GetBytes(Network.Of(context.Connection.RemoteIpAddress).Near));
        return (int)(BitConverter.ToUInt32(hash) % MostPartitions);
    }
}
