using System.Net;
using System.Net.Sockets;

namespace ToolVerdicts.Visitors;

/// <summary>Where a request came from, at two widths: what one household has, and what its neighbourhood has.</summary>
/// <param name="Near">The IPv4 address, or the IPv6 /64.</param>
/// <param name="Wide">The IPv4 /24, or the IPv6 /48.</param>
/// <remarks>It lives as long as the request. What is kept of it is hashed under the day's key.</remarks>
public sealed record Network(string Near, string Wide)
{
    /// <summary>How many bytes the narrower network of an IPv6 address has.</summary>
    public const int NearBytes = 8;

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
            : new Network(Cut(bytes, NearBytes), Cut(bytes, 6));
    }

    /// <summary>Writes the narrower network of an address as bytes, which differ for two that differ; requests without an address have zeros.</summary>
    /// <param name="address">The address; null for none.</param>
    /// <param name="near">Takes <see cref="NearBytes"/> bytes.</param>
    public static void WriteNear(IPAddress? address, Span<byte> near)
    {
        Span<byte> bytes = stackalloc byte[2 * NearBytes];
        bytes.Clear();
        address?.TryWriteBytes(bytes, out _);
        // An IPv4 address that is mapped into IPv6 stands at its end, behind a prefix that is no network's.
        if (address is { IsIPv4MappedToIPv6: true })
        {
            bytes[12..].CopyTo(bytes);
            bytes[4..NearBytes].Clear();
        }

        bytes[..NearBytes].CopyTo(near);
    }

    private static string Cut(byte[] address, int length) => $"{Convert.ToHexStringLower(address.AsSpan(0, length))}/{8 * length}";
}
