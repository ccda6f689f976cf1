using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace ToolVerdicts.Web.Limits;

/// <summary>
/// Bounds the connections on which no request has come yet. When there are too many, the one that has waited longest is closed for a new
/// one, so that clients which open connections and send nothing cannot keep others out.
/// </summary>
public sealed class HalfOpenConnections
{
    /// <summary>
    /// The most connections without a request. All connections together are at most <see cref="RequestLimits.MaxConnections"/>.
    /// </summary>
    public const int Most = RequestLimits.MaxConnections - 512;

    private readonly Lock _lock = new();
    private readonly LinkedList<ConnectionContext> _waiting = new();

    /// <summary>Watches the connections of every address that the site listens at.</summary>
    public void Watch(KestrelServerOptions server) =>
        server.ConfigureEndpointDefaults(listen => listen.Use(next => connection => ServeAsync(connection, next)));

    /// <summary>Notes that a request has come on its connection.</summary>
    public void NoteRequest(HttpContext context)
    {
        if (context.Features.Get<IConnectionItemsFeature>()?.Items is { } items
            && items.TryGetValue(this, out var place)
            && place is LinkedListNode<ConnectionContext> waiting)
        {
            Leave(waiting);
            items[this] = null;
        }
    }

    private async Task ServeAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        var waiting = Enter(connection);
        connection.Items[this] = waiting;
        try
        {
            await next(connection);
        }
        finally
        {
            Leave(waiting);
        }
    }

    private LinkedListNode<ConnectionContext> Enter(ConnectionContext connection)
    {
        lock (_lock)
        {
            var waiting = _waiting.AddLast(connection);
            if (_waiting.Count > Most)
            {
                _waiting.First!.Value.Abort();
                _waiting.RemoveFirst();
            }

            return waiting;
        }
    }

    private void Leave(LinkedListNode<ConnectionContext> waiting)
    {
        lock (_lock)
        {
            if (waiting.List is not null)
                _waiting.Remove(waiting);
        }
    }
}
