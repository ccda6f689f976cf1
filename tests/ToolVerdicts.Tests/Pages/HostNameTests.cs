using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ToolVerdicts.Tests.Hostile;

namespace ToolVerdicts.Tests.Pages;

public sealed class HostNameTests
{
    [Fact]
    public async Task A_name_that_is_not_the_sites_gets_a_line_that_names_the_setting_and_is_logged_once()
    {
        await using var site = new SiteHost();
        await site.InitializeAsync();
        var log = new LogListener();
        site.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        for (var i = 0; i < 3; i++)
        {
            var answer = await AskAsync(site, "rebound.example");
            answer.ShouldStartWith("HTTP/1.1 400");
            answer.ShouldContain("Site:BaseUrl");
            answer.ShouldContain("X-Content-Type-Options: nosniff");
        }

        log.Lines.Count(line => line.Contains("rebound.example", StringComparison.Ordinal)).ShouldBe(1);
        for (var i = 0; i < 100; i++)
            await AskAsync(site, $"name-{i}.example");
        log.Lines.Count(line => line.Contains("AllowedHosts", StringComparison.Ordinal)).ShouldBe(20, "strangers choose the names");
    }

    [Theory]
    [InlineData("localhost", true)]
    [InlineData("127.0.0.1", true)]
    [InlineData("VERDICTS.example", true)]
    [InlineData("www.verdicts.example", true)]
    [InlineData("a.pattern.example", true)]
    [InlineData("pattern.example", false)]
    [InlineData("127.0.0.2", false)]
    [InlineData("verdicts.example.evil.example", false)]
    public async Task Names_of_the_settings_and_the_address_of_the_connection_are_answered(string host, bool isAnswered)
    {
        await using var site = await SiteHost.OverAsync(
            new TempStore(), "--Site:BaseUrl=https://verdicts.example", "--AllowedHosts=www.verdicts.example;*.pattern.example");
        (await AskAsync(site, host)).ShouldStartWith(isAnswered ? "HTTP/1.1 200" : "HTTP/1.1 400");
    }

    [Fact]
    public async Task A_site_that_listens_beyond_this_machine_answers_by_the_machines_name_and_a_former_host_leads_to_the_new_one()
    {
        await using var site = await SiteHost.OverAsync(
            new TempStore(), "--urls=http://0.0.0.0:0", "--Site:FormerHosts=old.example", "--Site:BaseUrl=https://new.example");
        (await AskAsync(site, Environment.MachineName)).ShouldStartWith("HTTP/1.1 200");
        var moved = await AskAsync(site, "old.example");
        moved.ShouldStartWith("HTTP/1.1 301");
        moved.ShouldContain("Location: https://new.example/healthz");
    }

    [Fact]
    public async Task A_proxy_that_is_not_named_is_warned_of_once_at_its_first_request()
    {
        await using var site = new SiteHost();
        await site.InitializeAsync();
        var log = new LogListener();
        site.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        for (var i = 0; i < 3; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/healthz") { Headers = { { "X-Forwarded-For", "203.0.113.9" } } };
            (await site.Client.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        log.Lines.Count(line => line.Contains("Proxies does not name it", StringComparison.Ordinal)).ShouldBe(1);
    }

    private static Task<string> AskAsync(SiteHost site, string host) =>
        RawRequest.SendAsync(site, $"GET /healthz HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
}
