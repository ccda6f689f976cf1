using Microsoft.Extensions.Logging.Console;

namespace ToolVerdicts.Web.Telemetry;

/// <summary>Chooses where the log goes, and in which format.</summary>
internal static class Logs
{
    private const string FormatterSetting = "Logging:Console:FormatterName";

    /// <summary>
    /// Logs to standard error, because standard output shows the start screen. In production, when standard error is not a terminal, each
    /// event is one line of JSON, in which text that a client sent cannot begin a line.
    /// </summary>
    public static void Apply(WebApplicationBuilder builder)
    {
        // Hosting.Diagnostics logs the address of each request as it came, which can hold a token.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        // A client that floods HTTP/2 gets the server to log even critical lines.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Server.Kestrel.Http2", LogLevel.None);
        builder.Logging.AddFilter("Microsoft.AspNetCore.Server.Kestrel.Http3", LogLevel.None);
        builder.Services.Configure<ConsoleLoggerOptions>(console =>
        {
            console.LogToStandardErrorThreshold = LogLevel.Trace;
            // A pipe that nobody reads must not stop the site: lines are dropped, and the next one says how many.
            console.QueueFullMode = ConsoleLoggerQueueFullMode.DropWrite;
        });
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
