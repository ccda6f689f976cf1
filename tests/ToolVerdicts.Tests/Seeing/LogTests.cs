using System.Text.Json;
using Dapper;
using ToolVerdicts.Tests.Commands;
using ToolVerdicts.Tests.Pages;

namespace ToolVerdicts.Tests.Seeing;

public sealed class LogTests : IDisposable
{
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
        events.ShouldAllBe(told => told.GetProperty("Timestamp").GetDateTimeOffset() > DateTimeOffset.UnixEpoch && told.GetProperty("LogLevel").GetString() != "");
        var fault = events.Where(told => told.GetProperty("State").TryGetProperty("Reference", out var reference) && reference.GetString() == number).ShouldHaveSingleItem();
        fault.GetProperty("State").GetProperty("Path").GetString().ShouldBe("/tools/ml-intern");
        fault.GetProperty("Exception").GetString()!.ShouldContain("no such table: capture_tools");
        string.Concat(lines).ShouldNotContain("203.0.113.77");
    }

    public void Dispose() => _store.Dispose();
}
