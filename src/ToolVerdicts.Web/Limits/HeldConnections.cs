using System.Net;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace ToolVerdicts.Web.Limits;

/// <summary>
/// Bounds the connections that no request uses, all together and of one network. When there are too many, the one that has been idle
/// longest is closed for a new one, so that clients which open connections and keep them cannot keep others out.
/// </summary>
/// <param name="options">Named proxies hold connections for many networks. <c>Limits:Reads</c> can lift the limit of a network.</param>
public sealed class HeldConnections(SiteOptions options)
{
    /// <summary>The most idle connections. All connections together are at most <see cref="RequestLimits.MaxConnections"/>.</summary>
    public const int Most = RequestLimits.MaxConnections - 512;

    /// <summary>The most connections of one network, an IPv4 address or an IPv6 /64, idle or not.</summary>
    public const int MostOfNetwork = RequestLimits.MaxConnections / 16;

    private readonly Lock _lock = new();
    private readonly LinkedList<Held> _idle = new();
    private readonly Dictionary<ulong, int> _byNetwork = [];
    private readonly bool _isLifted = options.Reads is 0 or > SiteOptions.MostUsualReads;

    /// <summary>Watches the connections of every address that the site listens at.</summary>
    public void Watch(KestrelServerOptions server) =>
        server.ConfigureEndpointDefaults(listen => listen.Use(next => connection => ServeAsync(connection, next)));

    /// <summary>Notes that a request has come on its connection.</summary>
    public void Begin(HttpContext context)
    {
        if (Find(context) is not { } held)
            return;
        lock (_lock)
        {
            held.Requests++;
            if (held.Place.List is not null)
                _idle.Remove(held.Place);
        }
    }

    /// <summary>Notes that a request was answered. The connection is idle when it was the last.</summary>
    public void End(HttpContext context)
    {
        if (Find(context) is not { } held)
            return;
        lock (_lock)
        {
            if (--held.Requests == 0 && !held.IsGone)
                _idle.AddLast(held.Place);
        }
    }

    private Held? Find(HttpContext context) =>
        context.Features.Get<IConnectionItemsFeature>()?.Items is { } items && items.TryGetValue(this, out var held) ? held as Held : null;

    private async Task ServeAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        var held = new Held(connection, NetworkOf(connection));
        if (!TryEnter(held))
        {
            connection.Abort();
            return;
        }

        connection.Items[this] = held;
        try
        {
            await next(connection);
        }
        finally
        {
            lock (_lock)
                Leave(held);
        }
    }

    // Null for connections that belong to no one network: of named proxies, and over a Unix socket.
    private ulong? NetworkOf(ConnectionContext connection)
    {
        if (_isLifted || connection.RemoteEndPoint is not IPEndPoint { Address: var address })
            return null;
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (options.Proxies.Any(proxy => proxy.Contains(plain)))
            return null;
        Span<byte> near = stackalloc byte[Network.NearBytes];
        Network.WriteNear(address, near);
        return MemoryMarshal.Read<ulong>(near);
    }

    private bool TryEnter(Held held)
    {
        lock (_lock)
        {
            if (held.Network is { } network)
            {
                if (_byNetwork.GetValueOrDefault(network) >= MostOfNetwork && !TryClose(idle => idle.Network == network))
                    return false;
                _byNetwork[network] = _byNetwork.GetValueOrDefault(network) + 1;
            }

            _idle.AddLast(held.Place);
            if (_idle.Count > Most)
                TryClose(_ => true);
            return true;
        }
    }

    // The list is in the order in which connections became idle.
    private bool TryClose(Func<Held, bool> isChosen)
    {
        if (_idle.FirstOrDefault(isChosen) is not { } longest)
            return false;
        longest.Connection.Abort();
        Leave(longest);
        return true;
    }

    private void Leave(Held held)
    {
        if (held.IsGone)
            return;
        held.IsGone = true;
        if (held.Place.List is not null)
            _idle.Remove(held.Place);
        if (held.Network is not { } network)
            return;
        if (_byNetwork[network] == 1)
            _byNetwork.Remove(network);
        else
            _byNetwork[network]--;
    }

    private sealed class Held
    {
        public Held(ConnectionContext connection, ulong? network) =>
            (Connection, Network, Place) = (connection, network, new LinkedListNode<Held>(this));

        public ConnectionContext Connection { get; }
        public ulong? Network { get; }
        public LinkedListNode<Held> Place { get; }
        public int Requests { get; set; }
        public bool IsGone { get; set; }
    }
}
