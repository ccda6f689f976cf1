using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using ToolVerdicts.Store;
using ToolVerdicts.Web.Hosting;
using ToolVerdicts.Web.Settings;

namespace ToolVerdicts.Web.Commands;

/// <summary>With no verb: migrate, import the seeds into an empty store, serve.</summary>
internal static class Serve
{
    public static async Task<int> RunAsync(CommandLineSettings line)
    {
        var builder = Site.CreateBuilder(line.Settings);
        var options = SiteOptions.Read(builder.Configuration);
        // Prose and store are read while the server is put together; it listens when all three are there.
        var prose = Task.Run(options.ReadProse);
        var database = options.OpenStore();
        StoreFiles.ReadAhead(database.FilePath);
        var preparation = Task.Run(() => Preparation.OfAsync(prose, database, options));

        var isUp = false;
        // What keeps the site from starting is told in one sentence; the framework tells it as well, with stack traces.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", level => level >= LogLevel.Warning && (isUp || level < LogLevel.Error));
        // Later the server warns of each connection that is one too many: strangers could fill a disk with that.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Server.Kestrel", level => isUp ? level >= LogLevel.Error : level == LogLevel.Warning);
        var site = Site.Build(builder, options, database, prose);
        var done = await preparation;
        using var serving = done.Lock;
        await using var app = site;
        try
        {
            await StartAsync(app, builder.Configuration["urls"]);
        }
        catch (OperationCanceledException) when (app.Lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // Told to stop before it was up.
            return ExitCode.Done;
        }

        isUp = true;

        StartScreen.Print(app, options, database, done);
        await Drain.ServeAsync(app);
        return ExitCode.Done;
    }

    private static async Task StartAsync(WebApplication app, string? urls)
    {
        try
        {
            await app.StartAsync();
        }
        catch (IOException fault) when (fault.InnerException is AddressInUseException)
        {
            throw new SettingException($"{fault.Message.TrimEnd('.')}; stop the other program, or choose another port with --urls=http://localhost:5001.", fault);
        }
        catch (Exception fault) when (fault is IOException or SocketException or FormatException or ArgumentException or InvalidOperationException)
        {
            // Whatever Kestrel cannot make an endpoint of.
            var reason = fault.Message.Split('\n')[0].Trim().TrimEnd('.');
            throw new SettingException($"The site cannot be served at {urls}: {reason}; name another address with --urls=http://localhost:5000.", fault);
        }
    }
}
