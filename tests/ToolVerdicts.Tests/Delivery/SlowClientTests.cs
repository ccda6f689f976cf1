using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using ToolVerdicts.Tests.Pages;
using ToolVerdicts.Web.Delivery;

namespace ToolVerdicts.Tests.Delivery;

public sealed class SlowClientTests : IAsyncLifetime
{
    private readonly List<Socket> _sockets = [];
    private SiteHost _site = null!;

    public async ValueTask InitializeAsync() => _site = await SiteHost.OverAsync(TempStore.With(Seeds.PathOf(0)));

    [Fact]
    public async Task Headers_that_do_not_end_are_408_within_twelve_seconds()
    {
        var clock = Stopwatch.StartNew();
        var socket = await OpenAsync("GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
        var answer = new byte[1024];
        var length = await socket.ReceiveAsync(answer);
        Encoding.ASCII.GetString(answer, 0, length).ShouldStartWith("HTTP/1.1 408");
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(12));
    }

    [Fact]
    public async Task When_too_many_connections_say_nothing_the_longest_silent_are_closed_and_others_are_served()
    {
        const int beyond = 100;
        for (var i = 0; i < HalfOpenConnections.Most + beyond; i++)
            await OpenAsync("GET / HTTP/1.1\r\nHost: localhost\r\n");
        using var other = new HttpClient { BaseAddress = _site.Client.BaseAddress };
        (await other.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await Eventually.IsTrueAsync(() => Task.FromResult(_sockets.Take(beyond).All(IsClosed)));
        _sockets.Skip(beyond + 10).Take(50).Count(IsClosed).ShouldBe(0);

        // Whoever has asked is not among the silent, however long ago.
        var asked = await OpenAsync("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
        (await asked.ReceiveAsync(new byte[4096])).ShouldBeGreaterThan(0);
        for (var i = 0; i < beyond; i++)
            await OpenAsync("GET / HTTP/1.1\r\nHost: localhost\r\n");
        await asked.SendAsync("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray());
        (await asked.ReceiveAsync(new byte[4096])).ShouldBeGreaterThan(0);
    }

    public async ValueTask DisposeAsync()
    {
        _sockets.ForEach(socket => socket.Dispose());
        await _site.DisposeAsync();
    }

    private static bool IsClosed(Socket socket)
    {
        try
        {
            return socket.Poll(0, SelectMode.SelectRead) && socket.Available == 0;
        }
        catch (SocketException)
        {
            return true;
        }
    }

    private async Task<Socket> OpenAsync(string beginning)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        _sockets.Add(socket);
        await socket.ConnectAsync(IPAddress.Loopback, _site.Client.BaseAddress!.Port);
        await socket.SendAsync(Encoding.ASCII.GetBytes(beginning));
        return socket;
    }
}
