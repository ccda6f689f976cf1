using Microsoft.Extensions.Logging.Console;

namespace ToolVerdicts.Web.Telemetry;

/// <summary>Where the log goes, and in what form.</summary>
internal static class Logs
{
    private const string FormatterSetting = "Logging:Console:FormatterName";

    /// <summary>
    /// Standard error: standard output is for people who start the site. In production, and where no person reads along, each event is one line of JSON, in which
    /// nothing that a stranger sent can begin a line.
    /// </summary>
    public static void Apply(WebApplicationBuilder builder)
    {
        // It tells and scopes each request by its address as it came, which can hold a token.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        builder.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        if (builder.Configuration[FormatterSetting] is null && builder.Environment.IsProduction() && Console.IsErrorRedirected)
        {
            builder.Logging.AddJsonConsole(json =>
            {
                json.UseUtcTimestamp = true;
                json.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
            });
        }
    }
}
