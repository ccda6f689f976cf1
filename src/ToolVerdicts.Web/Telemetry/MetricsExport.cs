using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using ToolVerdicts.Store;
using ToolVerdicts.Web.Settings;

namespace ToolVerdicts.Web.Telemetry;

/// <summary>Sends what is measured to a collector (OTLP over HTTP), once a minute unless <c>OTEL_METRIC_EXPORT_INTERVAL</c> says otherwise, and at the end.</summary>
internal sealed class MetricsExport(SiteOptions options, SiteMetrics metrics, Writer writer, Database database) : IHostedService, IDisposable
{
    private const string Path = "/v1/metrics";

    private MeterProvider? _provider;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        metrics.Watch(writer, database);
        _provider = Sdk.CreateMeterProviderBuilder()
            .ConfigureResource(resource => resource.AddService(SiteMetrics.Name))
            .AddMeter(SiteMetrics.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime")
            .AddOtlpExporter(otlp =>
            {
                otlp.Protocol = OtlpExportProtocol.HttpProtobuf;
                otlp.Endpoint = new Uri(options.Metrics!.AbsoluteUri.TrimEnd('/') + Path);
            })
            .Build();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _provider?.Shutdown((int)TimeSpan.FromSeconds(2).TotalMilliseconds);
        return Task.CompletedTask;
    }

    public void Dispose() => _provider?.Dispose();
}
