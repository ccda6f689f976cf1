using System.Net;
using System.Net.Sockets;

namespace ToolVerdicts.Visitors;

/// <summary>The network of a request at three widths: that of one household, of its neighbourhood, and of a provider's region.</summary>
/// <param name="Near">The IPv4 address, or the IPv6 /64.</param>
/// <param name="Wide">The IPv4 /24, or the IPv6 /48.</param>
/// <remarks>The store keeps hashes of networks only, under a key of the day.</remarks>
public sealed record Network(string Near, string Wide)
{
    /// <summary>The IPv4 /16, or the IPv6 /40.</summary>
    public string Widest { get; init; } = Wide;

    /// <summary>Bytes of the narrower network of an IPv6 address.</summary>
    public const int NearBytes = 8;

    /// <summary>The network of an address. Requests without an address, as over a Unix socket, share one network.</summary>
    public static Network Of(IPAddress? address)
    {
        if (address is null)
            return new Network("local", "local");
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        return address.AddressFamily == AddressFamily.InterNetwork
            ? new Network(Cut(bytes, 4), Cut(bytes, 3)) { Widest = Cut(bytes, 2) }
            : new Network(Cut(bytes, NearBytes), Cut(bytes, 6)) { Widest = Cut(bytes, 5) };
    }

    /// <summary>Writes the narrower network of an address as bytes, a different sequence for each network.</summary>
    /// <param name="address">The address; null writes zeros.</param>
    /// <param name="near">Receives <see cref="NearBytes"/> bytes.</param>
    public static void WriteNear(IPAddress? address, Span<byte> near)
    {
        Span<byte> bytes = stackalloc byte[2 * NearBytes];
        bytes.Clear();
        address?.TryWriteBytes(bytes, out _);
        // The IPv4 address is in the last four bytes; the prefix before it is the same for all.
        if (address is { IsIPv4MappedToIPv6: true })
        {
            bytes[12..].CopyTo(bytes);
            bytes[4..NearBytes].Clear();
        }

        bytes[..NearBytes].CopyTo(near);
    }

    private static string Cut(byte[] address, int length) => $"{Convert.ToHexStringLower(address.AsSpan(0, length))}/{8 * length}";
}
