using System.Runtime.InteropServices;

namespace ToolVerdicts.Web.Limits;

/// <summary>How often one network, an IPv4 address or an IPv6 /64, may send requests and posts.</summary>
internal static class RateLimits
{
    public const int SubscriptionsAnHour = 3;
    public const int SubscriptionsADay = 10;

    /// <summary>Of one IPv4 /24 or IPv6 /48.</summary>
    public const int SubscriptionsAnHourNearby = 20;

    /// <summary>A room behind one address can vote within a minute.</summary>
    public const int ActsInShort = 60;

    public const int ActsInLong = 200;

    /// <summary>The burst of requests that a network may send after a pause, in seconds of its usual rate.</summary>
    public const int ReadBurstSeconds = 3;

    /// <summary>
    /// The number of counters. A hash of the network chooses one; networks that share a counter share its limit, and memory stays bounded.
    /// </summary>
    public const int Counters = 100_000;

    public static readonly TimeSpan Short = TimeSpan.FromMinutes(1);
    public static readonly TimeSpan Long = TimeSpan.FromMinutes(10);

    /// <summary>The index of the counter for the client's network.</summary>
    public static int CounterOf(HttpContext context)
    {
        Span<byte> near = stackalloc byte[Network.NearBytes];
        Network.WriteNear(context.Connection.RemoteIpAddress, near);
        // String hashes have a new random key at each start, so that nobody can choose addresses that share a counter with a victim's.
        return (int)((uint)string.GetHashCode(MemoryMarshal.Cast<byte, char>(near), StringComparison.Ordinal) % Counters);
    }

    /// <summary>The index of the counter for the neighbourhood of the client's network.</summary>
    public static int CounterOfNeighbours(HttpContext context) => (int)((uint)string.GetHashCode(
        Network.Of(context.Connection.RemoteIpAddress).Wide, StringComparison.Ordinal) % Counters);

    /// <summary>Makes the answer a 429 with the time to wait.</summary>
    public static void Refuse(HttpResponse response, TimeSpan wait)
    {
        response.StatusCode = StatusCodes.Status429TooManyRequests;
        response.Headers.RetryAfter = $"{Math.Ceiling(wait.TotalSeconds):0}";
    }
}
