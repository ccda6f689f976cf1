using System.Collections.Frozen;
using System.Net;

namespace ToolVerdicts.Web.Security;

/// <summary>
/// Refuses (400) requests for host names that are not the site's, with a line that names the setting: a page of another name could be made
/// to act for this site (DNS rebinding). An address as a host name cannot be made to point elsewhere, so that the one at which a
/// connection arrived is answered.
/// </summary>
internal sealed partial class HostNames(RequestDelegate next, SiteOptions options, ILogger<HostNames> logger)
{
    // Strangers choose the names: without a bound they could fill the log.
    private const int MostLogged = 20;
    private const int LongestLogged = 100;
    private const string Anything = "*";

    private readonly FrozenSet<string> _names = NamesOf(options).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // Patterns such as "*.verdicts.example".
    private readonly string[] _endings =
        [.. options.AllowedHosts.Where(host => host.StartsWith("*.", StringComparison.Ordinal)).Select(host => host[1..])];

    private readonly HashSet<string> _logged = new(StringComparer.OrdinalIgnoreCase);

    public Task InvokeAsync(HttpContext context) =>
        IsKnown(context.Request.Host.Host, context.Connection) ? next(context) : RefuseAsync(context);

    private static IEnumerable<string> NamesOf(SiteOptions options)
    {
        string[] own = ["", "localhost", "127.0.0.1", "[::1]", options.BaseUrl.Host];
        var listening = ListeningAddress.Split(options.Urls).Select(ListeningAddress.HostOf).OfType<string>();
        string[] machine = options.ListensBeyondLoopback ? [Environment.MachineName, $"{Environment.MachineName}.local"] : [];
        return [.. own, .. listening, .. machine, .. options.AllowedHosts];
    }

    private bool IsKnown(string host, ConnectionInfo connection) =>
        _names.Contains(host)
        || _names.Contains(Anything)
        || Array.Exists(_endings, ending => host.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
        || (connection.LocalIpAddress is { } local && IPAddress.TryParse(host.Trim('[', ']'), out var asked)
            && asked.Equals(local.IsIPv4MappedToIPv6 ? local.MapToIPv4() : local));

    private Task RefuseAsync(HttpContext context)
    {
        Log(context.Request.Host.Host);
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentType = "text/plain; charset=utf-8";
        SecurityHeaders.Write(context);
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.WriteAsync(
            "This site is not known by the name that was asked for. If it is yours, set Site:BaseUrl to its address, "
            + "or list the name in AllowedHosts.\n");
    }

    private void Log(string host)
    {
        var shown = OneLine.Of(host.Length > LongestLogged ? host[..LongestLogged] : host);
        lock (_logged)
        {
            if (_logged.Count >= MostLogged || !_logged.Add(shown))
                return;
        }

        LogRefused(shown);
    }

    [LoggerMessage(
        LogLevel.Warning,
        "Requests for the host name {Host} are refused, because neither Site:BaseUrl nor AllowedHosts has it; this is logged once a name")]
    private partial void LogRefused(string host);
}
