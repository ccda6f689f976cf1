using System.Net.Sockets;
using System.Text;

namespace ToolVerdicts.Load.Faults;

/// <summary>Clients that stand still: one sends half a vote, one half a head, one asks for much and never reads.</summary>
internal sealed class SlowClients : IDisposable
{
    private readonly List<Socket> _sockets = [];

    private SlowClients()
    {
    }

    /// <summary>Connects and stands still.</summary>
    public static SlowClients Start(int port, string slug)
    {
        var clients = new SlowClients();
        clients.Send(port, $"POST /tools/{slug}/vote HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 9\r\n\r\nvote");
        clients.Send(port, "GET / HTTP/1.1\r\nHost: loc");
        clients.Send(port, string.Concat(Enumerable.Repeat($"GET /tools/{slug} HTTP/1.1\r\nHost: localhost\r\n\r\n", 1_000)));
        return clients;
    }

    /// <inheritdoc/>
    public void Dispose() => _sockets.ForEach(socket => socket.Dispose());

    private void Send(int port, string text)
    {
        var socket = Exchange.Connect(port)!;
        _sockets.Add(socket);
        socket.Send(Encoding.ASCII.GetBytes(text));
    }
}
