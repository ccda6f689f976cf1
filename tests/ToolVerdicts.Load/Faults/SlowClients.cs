using System.Net.Sockets;
using System.Text;

namespace ToolVerdicts.Load.Faults;

/// <summary>Stalled clients: one sends half a form, one half of the headers, one sends many requests and never reads.</summary>
internal sealed class SlowClients : IDisposable
{
    private readonly List<Socket> _sockets = [];

    private SlowClients()
    {
    }

    /// <summary>Connects the clients and leaves them stalled until dispose.</summary>
    public static SlowClients Start(int port, string slug)
    {
        var clients = new SlowClients();
        var head = $"POST /tools/{slug}/vote HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n";
        clients.Send(port, $"{head}Content-Length: 9\r\n\r\nvote");
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
