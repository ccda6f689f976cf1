using System.Net;

namespace ToolVerdicts.Web.Settings;

/// <summary>Reads the addresses of the setting <c>urls</c>, in which a host can be a wildcard and a path a socket.</summary>
internal static class ListeningAddress
{
    private const string Socket = "://unix:";

    /// <summary>The addresses one by one.</summary>
    public static string[] Split(string urls) => urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The path of the socket of an address such as <c>http://unix:/run/site.sock</c>; null for other addresses.</summary>
    public static string? SocketOf(string url) =>
        url.IndexOf(Socket, StringComparison.OrdinalIgnoreCase) is >= 0 and var at ? url[(at + Socket.Length)..] : null;

    /// <summary>The host of an address; null for a wildcard, a socket, and what is no address.</summary>
    public static string? HostOf(string url) =>
        SocketOf(url) is null && Uri.TryCreate(url, UriKind.Absolute, out var address) && !IsAny(address.Host) ? address.Host : null;

    /// <summary>True when other machines can reach the address.</summary>
    public static bool IsBeyondLoopback(string url) =>
        SocketOf(url) is null && !(Uri.TryCreate(url, UriKind.Absolute, out var address) && address.IsLoopback);

    /// <summary>The address at which this machine reaches the first of these; null for a socket, a port that the system chooses, and what
    /// is no address.</summary>
    public static Uri? PublicOf(string urls)
    {
        if (Split(urls) is not [var first, ..] || SocketOf(first) is not null)
            return null;
        var named = first.Replace("://*", "://localhost", StringComparison.Ordinal)
            .Replace("://+", "://localhost", StringComparison.Ordinal);
        if (!Uri.TryCreate(named, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || address.Port < 1)
            return null;
        return new UriBuilder(address.Scheme, IsAny(address.Host) ? "localhost" : address.IdnHost, address.Port).Uri;
    }

    private static bool IsAny(string host) =>
        IPAddress.TryParse(host, out var address) && (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any));
}
