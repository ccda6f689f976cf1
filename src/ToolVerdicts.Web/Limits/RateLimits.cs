using System.Runtime.InteropServices;
using ToolVerdicts.Visitors;

namespace ToolVerdicts.Web.Limits;

/// <summary>How often one network, an IPv4 address or an IPv6 /64, may ask and act.</summary>
internal static class RateLimits
{
    public const int SubscriptionsAnHour = 3;
    public const int SubscriptionsADay = 10;
    public const int ActsInShort = 10;
    public const int ActsInLong = 60;

    /// <summary>Requests a second, unless an operator says otherwise.</summary>
    public const int UsualReads = 20;

    /// <summary>How many seconds' worth of requests may come at once.</summary>
    public const int ReadBurstSeconds = 3;

    /// <summary>An address decides which of this many counters counts it. Two that share one share its limit, and memory stays bounded.</summary>
    public const int Counters = 100_000;

    public static readonly TimeSpan Short = TimeSpan.FromSeconds(10);
    public static readonly TimeSpan Long = TimeSpan.FromMinutes(10);

    /// <summary>The counter of whoever asks.</summary>
    public static int CounterOf(HttpContext context)
    {
        Span<byte> near = stackalloc byte[Network.NearBytes];
        Network.WriteNear(context.Connection.RemoteIpAddress, near);
        // A string's hash is keyed anew at each start, so that nobody can choose addresses which share a counter with a victim's.
        return (int)((uint)string.GetHashCode(MemoryMarshal.Cast<byte, char>(near), StringComparison.Ordinal) % Counters);
    }

    /// <summary>Tells whoever is refused when to come again.</summary>
    public static void Refuse(HttpResponse response, TimeSpan wait)
    {
        response.StatusCode = StatusCodes.Status429TooManyRequests;
        response.Headers.RetryAfter = $"{Math.Ceiling(wait.TotalSeconds):0}";
    }
}
