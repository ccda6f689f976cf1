using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace ToolVerdicts.Web.Telemetry;

/// <summary>
/// Sends metrics to a collector (OTLP over HTTP): once a minute unless <c>OTEL_METRIC_EXPORT_INTERVAL</c> says otherwise, and when the site
/// stops. Not wired without a collector, because it would lengthen every start.
/// </summary>
internal static class MetricsExport
{
    private const string Path = "/v1/metrics";

    // How long a collector that does not answer may delay the stop.
    private const int TimeoutMilliseconds = 2_000;

    public static void AddMetricsExport(this IServiceCollection services, Uri collector) => services.AddOpenTelemetry()
        .ConfigureResource(resource => resource.AddService(SiteMetrics.Name))
        .WithMetrics(metrics => metrics
            .AddMeter(SiteMetrics.Name)
            .AddAspNetCoreInstrumentation()
            .AddRuntimeInstrumentation()
            .AddOtlpExporter(otlp =>
            {
                otlp.Protocol = OtlpExportProtocol.HttpProtobuf;
                otlp.Endpoint = new Uri(collector.AbsoluteUri.TrimEnd('/') + Path);
                otlp.TimeoutMilliseconds = TimeoutMilliseconds;
            }));

    /// <summary>Exports for the last time when all requests are answered, while the store can still be read.</summary>
    public static void ExportAtStop(WebApplication site) => site.Lifetime.ApplicationStopped.Register(
        () => site.Services.GetRequiredService<MeterProvider>().Shutdown(TimeoutMilliseconds));
}
