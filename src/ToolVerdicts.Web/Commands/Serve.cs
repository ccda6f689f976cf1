using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Hosting.Systemd;
using ToolVerdicts.Web.Hosting;

namespace ToolVerdicts.Web.Commands;

/// <summary>The command line without a verb: migrates the store, imports the seeds into an empty one, and serves the site.</summary>
internal static class Serve
{
    public static async Task<int> RunAsync(CommandLineSettings line)
    {
        var builder = Site.CreateBuilder(line.Settings);
        var options = SiteOptions.Read(builder.Configuration);
        if (options.Port is not null)
            builder.Configuration["urls"] = options.Urls;
        // The server is put together while prose and store are read; it listens when all three are done.
        var prose = Task.Run(options.ReadProse);
        var database = options.OpenStore();
        var preparation = Task.Run(() => Preparation.RunAsync(prose, database, options));

        var isUp = false;
        // A fault that keeps the site from starting is printed as one sentence; the framework would also log it with stack traces.
        builder.Logging.AddFilter(
            "Microsoft.Extensions.Hosting.Internal.Host", level => level >= LogLevel.Warning && (isUp || level < LogLevel.Error));
        // Once the site is up, Kestrel logs a warning for each connection over the limit, with which strangers could fill a disk.
        builder.Logging.AddFilter(
            "Microsoft.AspNetCore.Server.Kestrel", level => isUp ? level >= LogLevel.Error : level == LogLevel.Warning);
        var site = Site.Build(builder, options, database, LiveAsync(options, preparation));
        var done = await preparation;
        using var serving = done.Store;
        await using var app = site;
        if (!done.Store.IsInspected)
            app.Services.GetRequiredService<StoreInspector>().Request();
        try
        {
            await StartAsync(app, options.Urls);
        }
        catch (OperationCanceledException) when (app.Lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // The signal to stop came before the site was up.
            return ExitCode.Done;
        }

        isUp = true;

        StartScreen.Print(app, options, database, done);
        // Does nothing unless systemd waits for it (Type=notify).
        var manager = new SystemdNotifier();
        manager.Notify(ServiceState.Ready);
        await using var stopping = app.Lifetime.ApplicationStopping.Register(() => manager.Notify(ServiceState.Stopping));
        await Drain.ServeAsync(app);
        return ExitCode.Done;
    }

    private static async Task<LiveSite> LiveAsync(SiteOptions options, Task<Preparation> preparation) =>
        options.Over((await preparation).Content);

    /// <exception cref="SettingException">The site cannot be served at the addresses.</exception>
    public static async Task StartAsync(WebApplication app, string urls)
    {
        RemoveStaleSockets(urls);
        try
        {
            await app.StartAsync();
        }
        catch (IOException fault) when (fault.InnerException is AddressInUseException)
        {
            throw new SettingException(
                $"{fault.Message.TrimEnd('.')}; stop the other program, or choose another port with --urls=http://localhost:5001.", fault);
        }
        catch (Exception fault)
            when (fault is IOException or SocketException or FormatException or ArgumentException or InvalidOperationException)
        {
            // Kestrel throws these for an address that it cannot parse or bind.
            var reason = fault.Message.Split('\n')[0].Trim().TrimEnd('.');
            throw new SettingException(
                $"The site cannot be served at {urls}: {reason}; name another address with --urls=http://localhost:5000.", fault);
        }
    }

    // A process that was killed leaves the file of its socket, at which no other can listen.
    private static void RemoveStaleSockets(string urls)
    {
        foreach (var path in ListeningAddress.Split(urls).Select(ListeningAddress.SocketOf).OfType<string>())
        {
            if (new FileInfo(path) is { Exists: true, Length: 0 } && !IsAnswered(path))
                File.Delete(path);
        }
    }

    private static bool IsAnswered(string socket)
    {
        using var client = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            client.Connect(new UnixDomainSocketEndPoint(socket));
            return true;
        }
        catch (SocketException fault)
        {
            return fault.SocketErrorCode != SocketError.ConnectionRefused;
        }
    }
}
