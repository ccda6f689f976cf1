using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ToolVerdicts.Tests.Commands;
using ToolVerdicts.Tests.Pages;

namespace ToolVerdicts.Tests.Telemetry;

public sealed class LogTests : IDisposable
{
    // All connections that the server takes at once.
    private const int MostConnections = 4_096;

    private readonly TempStore _store = TempStore.With(Seeds.PathOf(0));

    [Fact]
    public async Task In_production_an_event_is_a_line_of_JSON_and_the_number_on_an_error_page_finds_it()
    {
        using var program = await RunningProgram.StartAsync(_store.Database.FilePath);
        _store.Writer.Execute("ALTER TABLE capture_tools RENAME TO gone");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/tools/ml-intern");
        request.Headers.Add("X-Forwarded-For", "203.0.113.77");
        using var answer = await program.Client.SendAsync(request);
        ((int)answer.StatusCode).ShouldBe(500);
        var page = await answer.Content.ReadAsStringAsync();
        var number = page.Split("<code>")[1].Split("</code>")[0];

        var lines = (await program.KillAsync()).Split('\n').Where(line => line.StartsWith('{')).ToList();
        var events = lines.ConvertAll(line => JsonDocument.Parse(line).RootElement);
        events.ShouldAllBe(told =>
            told.GetProperty("Timestamp").GetDateTimeOffset() > DateTimeOffset.UnixEpoch && told.GetProperty("LogLevel").GetString() != "");
        var fault = events.Where(told =>
            told.GetProperty("State").TryGetProperty("Reference", out var reference) && reference.GetString() == number)
            .ShouldHaveSingleItem();
        fault.GetProperty("State").GetProperty("Path").GetString().ShouldBe("/tools/ml-intern");
        fault.GetProperty("Exception").GetString()!.ShouldContain("no such table: capture_tools");
        string.Concat(lines).ShouldNotContain("203.0.113.77");
    }

    [Fact]
    public async Task A_start_warns_of_nothing_that_an_operator_need_not_know()
    {
        using var program = await RunningProgram.StartAsync(_store.Database.FilePath);
        (await ReadLogAsync(program)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Strangers_who_send_half_of_what_they_announce_fill_no_log()
    {
        using var program = await RunningProgram.StartAsync(_store.Database.FilePath);
        const string head =
            "POST /nowhere HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
            + "4000\r\n\r\nvote=";
        await Task.WhenAll(Enumerable.Range(0, 50).Select(async i =>
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, program.Client.BaseAddress!.Port);
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head));
            // Some go away, some wait for what they are told.
            var answer = new byte[4096];
            if (i % 2 == 0)
                Encoding.ASCII.GetString(answer, 0,
                    await client.GetStream().ReadAsync(answer).AsTask().WithinAsync("the answer to half a request"))
                    .ShouldStartWith("HTTP/1.1 408");
        }));
        (await ReadLogAsync(program)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Strangers_who_open_more_connections_than_there_may_be_fill_no_log()
    {
        using var program = await RunningProgram.StartAsync(_store.Database.FilePath);
        var sockets = new List<Socket>();
        try
        {
            // The longest idle is closed to make room.
            while (sockets.Count < MostConnections + 100)
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                sockets.Add(socket);
                await socket.ConnectAsync(IPAddress.Loopback, program.Client.BaseAddress!.Port);
                (await IsAnsweredAsync(socket)).ShouldBeTrue($"connection {sockets.Count}");
            }
        }
        finally
        {
            sockets.ForEach(socket => socket.Dispose());
        }

        (await ReadLogAsync(program)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Whatever_HTTP_2_makes_the_server_log_even_as_critical_is_left_out()
    {
        await using var site = await SiteHost.OverAsync(TempStore.With(Seeds.PathOf(0)));
        var logs = site.Services.GetRequiredService<ILoggerFactory>();
        IsLogged("Microsoft.AspNetCore.Server.Kestrel.Http2").ShouldBeFalse();
        IsLogged("Microsoft.AspNetCore.Server.Kestrel.Http3").ShouldBeFalse();
        IsLogged("Microsoft.AspNetCore.Server.Kestrel").ShouldBeTrue();

        bool IsLogged(string category) => logs.CreateLogger(category).IsEnabled(LogLevel.Critical);
    }

    public void Dispose() => _store.Dispose();

    private static async Task<bool> IsAnsweredAsync(Socket socket)
    {
        try
        {
            await socket.SendAsync("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray());
            return await socket.ReceiveAsync(new byte[1024]) > 0;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    // Background work logs that it is done, however many strangers there are.
    private static async Task<IEnumerable<string>> ReadLogAsync(RunningProgram program) =>
        (await program.KillAsync()).Split('\n')
            .Where(line => line.StartsWith('{') && !line.Contains("\"ToolVerdicts.Web.Background.", StringComparison.Ordinal));
}
