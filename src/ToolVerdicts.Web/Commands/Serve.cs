using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using ToolVerdicts.Captures;
using ToolVerdicts.Comparisons;
using ToolVerdicts.Data;
using ToolVerdicts.Importing;
using ToolVerdicts.Search;
using ToolVerdicts.Tools;

namespace ToolVerdicts.Web.Commands;

/// <summary>With no verb: migrate, import the seeds into an empty store, serve.</summary>
internal static class Serve
{
    public static async Task<int> RunAsync(CommandLineSettings line)
    {
        var builder = Site.CreateBuilder(line.Settings);
        var options = SiteOptions.Read(builder.Configuration);
        var library = options.ReadProse();
        var database = options.OpenStore();
        using var serving = StoreLock.Take(database);
        var (migrated, seeded) = await PrepareAsync(database, options);

        var isUp = false;
        // What keeps the site from starting is told in one sentence; the framework tells it as well, with stack traces.
        foreach (var category in (string[])["Microsoft.Extensions.Hosting.Internal.Host", "Microsoft.AspNetCore.Server.Kestrel"])
            builder.Logging.AddFilter(category, level => level >= LogLevel.Warning && (isUp || level < LogLevel.Error));
        await using var app = Site.Build(builder, options, database, library);
        await StartAsync(app, builder.Configuration["urls"]);
        isUp = true;

        await StartScreen.PrintAsync(app, options, database, migrated, seeded);
        await app.WaitForShutdownAsync();
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

    private static async Task<(int Migrated, IReadOnlyList<ImportReport.Entry> Seeded)> PrepareAsync(Database database, SiteOptions options)
    {
        await using var store = database.OpenWriter();
        database.RequireWhole(store);
        var migrated = Migrations.Migrate(store, TimeProvider.System.GetUtcNow());
        ToolIndex.RefreshAll(store);
        var isEmpty = await store.CountCapturesAsync() == 0 && await store.CountToolsAsync() == 0;
        var seeded = isEmpty && Directory.Exists(options.Seeds)
            ? new Importer(store, TimeProvider.System).Import(CapturePaths.Of([options.Seeds])).Select(ImportReport.Of).ToList()
            : [];
        return (migrated, seeded);
    }
}
