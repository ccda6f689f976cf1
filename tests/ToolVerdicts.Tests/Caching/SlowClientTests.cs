using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ToolVerdicts.Tests.Pages;
using ToolVerdicts.Web.Limits;

namespace ToolVerdicts.Tests.Caching;

public sealed class SlowClientTests : IAsyncLifetime
{
    private readonly List<Socket> _sockets = [];
    private SiteHost _site = null!;

    public async ValueTask InitializeAsync() => _site = await SiteHost.OverAsync(TempStore.With(Seeds.PathOf(0)));

    [Fact]
    public async Task Headers_that_do_not_end_are_408()
    {
        var clock = Stopwatch.StartNew();
        var socket = await OpenAsync("GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
        var answer = new byte[1024];
        var length = await socket.ReceiveAsync(answer);
        Encoding.ASCII.GetString(answer, 0, length).ShouldStartWith("HTTP/1.1 408");
        clock.Elapsed.ShouldBeInRange(TimeSpan.FromSeconds(9), TimeSpan.FromSeconds(20));
        // How late a busy machine may be is one thing, the limit another.
        _site.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits.RequestHeadersTimeout
            .ShouldBe(TimeSpan.FromSeconds(10));
    }

    [Theory]
    [InlineData("/bookmarks/import", "1.1")]
    [InlineData("/nowhere", "1.1")]
    [InlineData("/bookmarks/import", "1.0")]
    public async Task A_body_that_comes_too_slowly_is_408(string path, string version)
    {
        var clock = Stopwatch.StartNew();
        var socket =
            await OpenAsync(
            $"POST {path} HTTP/{version}\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
            + $"60000\r\n\r\nx=");
        // Faster than the least rate of the server, and slower than anybody who means it.
        var drip = new byte[100];
        Array.Fill(drip, (byte)'x');
        while (!socket.Poll(TimeSpan.FromMilliseconds(250), SelectMode.SelectRead) && clock.Elapsed < TimeSpan.FromSeconds(30))
            await socket.SendAsync(drip);
        clock.Elapsed.ShouldBeInRange(TimeSpan.FromSeconds(9), TimeSpan.FromSeconds(20));
        var answer = new byte[1024];
        var length = await socket.ReceiveAsync(answer);
        Encoding.ASCII.GetString(answer, 0, length).ShouldStartWith("HTTP/1.1 408");
    }

    [Fact]
    public async Task Who_is_refused_is_told_why_whatever_comes_behind_and_at_once()
    {
        var socket =
            await OpenAsync(
            "POST /bookmarks HTTP/1.1\r\nHost: localhost\r\nOrigin: http://evil.example\r\nContent-Type: "
            + "application/x-www-form-urlencoded\r\nContent-Length: 70000\r\n\r\nx=");
        var answer = new byte[16 * 1024];
        Encoding.UTF8.GetString(answer, 0, await socket.ReceiveAsync(answer)).ShouldStartWith("HTTP/1.1 403");
    }

    [Fact]
    public async Task When_too_many_connections_say_nothing_the_longest_silent_are_closed_and_others_are_served()
    {
        const int beyond = 100;
        for (var i = 0; i < HeldConnections.Most + beyond; i++)
            await OpenAsync("GET / HTTP/1.1\r\nHost: localhost\r\n");
        using var other = new HttpClient { BaseAddress = _site.Client.BaseAddress };
        (await other.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await Wait.UntilAsync(() => _sockets.Take(beyond).All(IsClosed), "the idle connections to be closed");
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
