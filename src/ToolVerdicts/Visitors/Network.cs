using System.Net;
using System.Net.Sockets;

namespace ToolVerdicts.Visitors;

/// <summary>Where a request came from, at two widths: what one household has, and what its neighbourhood has.</summary>
/// <param name="Near">The IPv4 address, or the IPv6 /64.</param>
/// <param name="Wide">The IPv4 /24, or the IPv6 /48.</param>
/// <remarks>It lives as long as the request. What is kept of it is hashed under the day's key.</remarks>
public sealed record Network(string Near, string Wide)
{
    /// <summary>The network of an address; requests without one, as over a Unix socket, share a network.</summary>
    public static Network Of(IPAddress? address)
    {
        if (address is null)
            return new Network("local", "local");
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        return address.AddressFamily == AddressFamily.InterNetwork
            ? new Network(Cut(bytes, 4), Cut(bytes, 3))
            : new Network(Cut(bytes, 8), Cut(bytes, 6));
    }

    private static string Cut(byte[] address, int length) => $"{Convert.ToHexStringLower(address.AsSpan(0, length))}/{8 * length}";
}
