using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using ToolVerdicts.Web.Settings;

namespace ToolVerdicts.Web.Limits;

/// <summary>What a request may cost, and which host names are answered.</summary>
internal static class RequestLimits
{
    /// <summary>The largest body of a vote, a bookmark or a subscription, in bytes.</summary>
    public const int MaxActBytes = 4 * 1024;

    /// <summary>The largest file of bookmarks, in bytes: more than any export takes, whose notes have at most three bytes a character.</summary>
    public const int MaxImportBytes = 1024 * 1024;

    /// <summary>How many connections there may be at a time.</summary>
    public const int MaxConnections = 4096;

    /// <summary>How long a body may take to come, and then its answer to be made.</summary>
    public static readonly TimeSpan LongestRequest = TimeSpan.FromSeconds(10);

    public static RequestTimeoutPolicy Timeout { get; } = new() { Timeout = LongestRequest };

    public static void Apply(KestrelServerOptions server)
    {
        server.AddServerHeader = false;
        // A cookie of any bytes is somebody's, not a fault.
        server.RequestHeaderEncodingSelector = name => name.Equals("Cookie", StringComparison.OrdinalIgnoreCase) ? System.Text.Encoding.Latin1 : null;
        server.Limits.MaxRequestLineSize = 4 * 1024;
        server.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
        server.Limits.MaxRequestHeaderCount = 64;
        server.Limits.MaxRequestBodySize = 64 * 1024;
        server.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        server.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(60);
        server.Limits.MaxConcurrentConnections = MaxConnections;
        // The server knows a least rate, and looks at it after a while: what the largest body needs to come within that while is reached by none that
        // takes longer. Ending the reading from outside instead would cut the connection, and the answer (408) with it.
        server.Limits.MinRequestBodyDataRate = new MinDataRate(MaxImportBytes / LongestRequest.TotalSeconds, LongestRequest);
    }

    /// <summary>This machine's own names, the name the site is reached by, those it listens on, and those <c>AllowedHosts</c> adds.</summary>
    public static void Apply(HostFilteringOptions filter, IConfiguration settings, SiteOptions options)
    {
        var listening = (settings["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries)
            .Select(url => Uri.TryCreate(url, UriKind.Absolute, out var address) ? address.Host : "")
            .Where(host => host is not ("" or "0.0.0.0" or "[::]"));
        var added = (settings["AllowedHosts"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        filter.AllowedHosts = ["localhost", "127.0.0.1", "[::1]", options.BaseUrl.Host, .. listening, .. added];
        filter.IncludeFailureMessage = false;
    }
}
