using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using ToolVerdicts.Tests.Pages;

namespace ToolVerdicts.Tests.Telemetry;

public class MetricsTests
{
    [Fact]
    public async Task What_is_measured_goes_to_the_collector_and_tells_nothing_of_who_asked_for_what()
    {
        var received = new ConcurrentQueue<(string Path, string Body)>();
        await using var collector = await StartCollectorAsync(received);
        await using (var site =
            await SiteHost.OverAsync(TempStore.With(Seeds.Paths), $"--Metrics:Otlp={collector.Urls.First()}", "--Proxies=127.0.0.1"))
        {
            using var browser = new Browser(site, "203.0.113.77");
            // A page is kept from the first look for changes on.
            await Wait.UntilAsync(async () =>
                (await browser.GetAsync("/tools/smollm3")).Headers.CacheControl!.Public, "a page that is shared again");
            for (var i = 0; i < 3; i++)
                await browser.GetAsync("/tools/smollm3");
            (await browser.PostAsync("/tools/smollm3/vote", "/", ("vote", "ship"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        }

        received.ShouldNotBeEmpty();
        received.ShouldAllBe(post => post.Path == "/v1/metrics");
        var told = string.Concat(received.Select(post => post.Body));
        foreach (var name in (string[])["http.server.request.duration", "dotnet.gc.collections", "toolverdicts.pages",
            "toolverdicts.commit.duration", "toolverdicts.write_queue", "toolverdicts.deliveries"])
            told.ShouldContain(name);
        told.ShouldContain("hit");
        told.ShouldContain("miss");
        told.ShouldNotContain("203.0.113.77");
        told.ShouldNotContain("smollm3");
    }

    [Fact]
    public async Task Prometheus_reads_the_figures_at_an_address_of_its_own_and_visitors_do_not()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var address = $"http://{free.LocalEndpoint}";
        free.Stop();
        await using var site = await SiteHost.OverAsync(TempStore.With(Seeds.PathOf(0)), $"--Metrics:Prometheus={address}");
        await site.HtmlAsync("/tools/ml-intern");
        using var client = new HttpClient();
        var told = await client.GetStringAsync($"{address}/metrics").WithinAsync("the figures");
        told.ShouldMatch("(?m)^toolverdicts_pages_total\\{.*miss.*\\} [1-9]");
        told.ShouldMatch("(?m)^# TYPE toolverdicts_write_queue gauge$");
        told.ShouldNotContain("ml-intern");
        (await site.Client.GetAsync("/metrics")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_collector_that_does_not_answer_holds_nobody_up()
    {
        await using var site = await SiteHost.OverAsync(TempStore.With(Seeds.PathOf(0)), "--Metrics:Otlp=http://127.0.0.1:9");
        (await site.Client.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_collector_that_takes_a_connection_and_never_answers_delays_the_stop_by_less_than_five_seconds()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var site = await SiteHost.OverAsync(TempStore.With(Seeds.PathOf(0)), $"--Metrics:Otlp=http://{silent.LocalEndpoint}");
        (await site.Client.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var clock = Stopwatch.StartNew();
        await site.DisposeAsync().AsTask().WithinAsync("the stop of the site");
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
        silent.Pending().ShouldBeTrue();
    }

    private static async Task<WebApplication> StartCollectorAsync(ConcurrentQueue<(string Path, string Body)> received)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var collector = builder.Build();
        collector.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body, Encoding.Latin1);
            received.Enqueue((context.Request.Path, await reader.ReadToEndAsync()));
        });
        await collector.StartAsync();
        return collector;
    }
}
