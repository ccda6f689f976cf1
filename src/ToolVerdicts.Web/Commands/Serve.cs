using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using ToolVerdicts.Captures;
using ToolVerdicts.Comparisons;
using ToolVerdicts.Data;
using ToolVerdicts.Importing;
using ToolVerdicts.Tools;

namespace ToolVerdicts.Web.Commands;

/// <summary>With no verb: migrate, import the seeds into an empty store, serve.</summary>
internal static class Serve
{
    public static async Task<int> RunAsync(CommandLineSettings line)
    {
        var builder = Site.CreateBuilder(line.Settings);
        var options = SiteOptions.Read(builder.Configuration);
        var database = options.OpenStore();
        using var serving = StoreLock.Take(database);
        var (migrated, seeded) = await PrepareAsync(database, options);

        await using var app = Site.Build(builder, options, database);
        try
        {
            await app.StartAsync();
        }
        catch (IOException fault) when (fault.InnerException is AddressInUseException || fault.GetBaseException() is SocketException)
        {
            throw new SettingException($"{fault.Message.TrimEnd('.')}; stop the other program, or choose another port with --urls=http://localhost:5001.", fault);
        }

        await StartScreen.PrintAsync(app, options, database, migrated, seeded);
        await app.WaitForShutdownAsync();
        return ExitCode.Done;
    }

    private static async Task<(int Migrated, IReadOnlyList<ImportReport.Entry> Seeded)> PrepareAsync(Database database, SiteOptions options)
    {
        await using var store = database.OpenWriter();
        var migrated = Migrations.Migrate(store, TimeProvider.System.GetUtcNow());
        var isEmpty = await store.CountCapturesAsync() == 0 && await store.CountToolsAsync() == 0;
        var seeded = isEmpty && Directory.Exists(options.Seeds)
            ? new Importer(store, TimeProvider.System).Import(CapturePaths.Of([options.Seeds])).Select(ImportReport.Of).ToList()
            : [];
        return (migrated, seeded);
    }
}
