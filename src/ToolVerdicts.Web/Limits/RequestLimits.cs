using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace ToolVerdicts.Web.Limits;

/// <summary>The limits of a single request and of connections.</summary>
internal static class RequestLimits
{
    /// <summary>The largest body of a vote, a bookmark or a subscription, in bytes.</summary>
    public const int MaxActBytes = 4 * 1024;

    /// <summary>The largest file of bookmarks, in bytes. No export is as large: notes have at most three bytes a character.</summary>
    public const int MaxImportBytes = 1024 * 1024;

    public const int MaxConnections = 4096;

    /// <summary>How long a body may take to arrive, and after it the answer to be made.</summary>
    public static readonly TimeSpan LongestRequest = TimeSpan.FromSeconds(10);

    public static RequestTimeoutPolicy Timeout { get; } = new() { Timeout = LongestRequest };

    public static void Apply(KestrelServerOptions server)
    {
        server.AddServerHeader = false;
        // Cookies of other programs on this host can hold any bytes; Kestrel would refuse the request.
        server.RequestHeaderEncodingSelector = name =>
            name.Equals("Cookie", StringComparison.OrdinalIgnoreCase) ? System.Text.Encoding.Latin1 : null;
        server.Limits.MaxRequestLineSize = 4 * 1024;
        server.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
        server.Limits.MaxRequestHeaderCount = 64;
        server.Limits.MaxRequestBodySize = 64 * 1024;
        server.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        server.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(60);
        server.Limits.MaxConcurrentConnections = MaxConnections;
        // Kestrel has a minimum rate and no maximum time. At this rate the largest body takes just the longest time, so that a body which
        // takes longer is refused (408). Cancelling the reading instead would cut the connection before the answer.
        server.Limits.MinRequestBodyDataRate = new MinDataRate(MaxImportBytes / LongestRequest.TotalSeconds, LongestRequest);
    }
}
