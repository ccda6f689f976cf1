using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace ToolVerdicts.Web.Telemetry;

/// <summary>
/// Sends metrics to a collector (OTLP over HTTP): once a minute unless <c>OTEL_METRIC_EXPORT_INTERVAL</c> says otherwise, and when the site
/// stops; and lets Prometheus read them. Not wired without either, because it would lengthen every start.
/// </summary>
internal static class MetricsExport
{
    private const string Path = "/v1/metrics";

    // How long a collector that does not answer may delay the stop.
    private const int TimeoutMilliseconds = 2_000;

    /// <param name="collector">The collector; null for none.</param>
    /// <param name="prometheus">The address of this machine at which Prometheus reads; null for none.</param>
    public static void AddMetricsExport(this IServiceCollection services, Uri? collector, Uri? prometheus) => services.AddOpenTelemetry()
        .ConfigureResource(resource => resource.AddService(SiteMetrics.Name))
        .WithMetrics(metrics =>
        {
            metrics.AddMeter(SiteMetrics.Name).AddAspNetCoreInstrumentation().AddRuntimeInstrumentation();
            if (collector is not null)
            {
                metrics.AddOtlpExporter(otlp =>
                {
                    otlp.Protocol = OtlpExportProtocol.HttpProtobuf;
                    otlp.Endpoint = new Uri(collector.AbsoluteUri.TrimEnd('/') + Path);
                    otlp.TimeoutMilliseconds = TimeoutMilliseconds;
                });
            }

            // A listener of its own: visitors of the site do not reach it.
            if (prometheus is not null)
                metrics.AddPrometheusHttpListener(listener => (listener.Host, listener.Port) = (prometheus.Host, prometheus.Port));
        });

    /// <summary>Exports for the last time when all requests are answered, while the store can still be read.</summary>
    public static void ExportAtStop(WebApplication site) => site.Lifetime.ApplicationStopped.Register(
        () => site.Services.GetRequiredService<MeterProvider>().Shutdown(TimeoutMilliseconds));
}
