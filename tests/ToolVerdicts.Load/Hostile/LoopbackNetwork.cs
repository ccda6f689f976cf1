using System.Net;
using System.Net.Sockets;

namespace ToolVerdicts.Load.Hostile;

/// <summary>Addresses of this machine as clients. Each address 127.x.y.z counts as a network of its own.</summary>
internal static class LoopbackNetwork
{
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(30);

    /// <summary>A client of one network. Its connections stay open, and nothing is decompressed.</summary>
    public static HttpClient Client(int port, IPAddress from, TimeSpan? longestAnswer = null) =>
        new(new SocketsHttpHandler
        {
            UseCookies = false,
            ConnectCallback = async (_, cancelled) => new NetworkStream(await ConnectAsync(port, from, cancelled), ownsSocket: true),
        })
        {
            BaseAddress = new Uri($"http://127.0.0.1:{port}"),
            Timeout = longestAnswer ?? LongestAnswer,
        };

    /// <summary>Connects from this address.</summary>
    /// <exception cref="SocketException">The server does not accept the connection.</exception>
    public static async Task<Socket> ConnectAsync(int port, IPAddress from, CancellationToken cancelled = default)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            socket.Bind(new IPEndPoint(from, 0));
            await socket.ConnectAsync(IPAddress.Loopback, port, cancelled);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
