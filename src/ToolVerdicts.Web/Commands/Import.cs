using System.CommandLine;
using Spectre.Console;

namespace ToolVerdicts.Web.Commands;

/// <summary><c>import PATH… [--seen DAY] [--dry-run]</c>: captures into the store, with a plan of what that does.</summary>
internal static class Import
{
    public static Command Command(CommandLineSettings line)
    {
        var paths = new Argument<string[]>("PATH") { Description = "Captured pages, or folders of them", Arity = ArgumentArity.OneOrMore };
        paths.Validators.Add(result =>
        {
            // A word that begins as an option and names no file is a mistyped option, not a capture.
            foreach (var token in result.Tokens.Where(token => token.Value.StartsWith('-') && !File.Exists(token.Value)))
                result.AddError($"Unknown option {token.Value}.");
        });
        var dryRun = new Option<bool>("--dry-run") { Description = "Show the plan and change nothing" };
        var seen = new Option<DateOnly?>("--seen")
        {
            Description = "The day on which the pages were seen (YYYY-MM-DD, UTC); without it the date that a page gives itself counts",
            CustomParser = SeenDay.Parse,
            HelpName = "DAY",
        };
        var command = new Command("import", "Import captured comparison pages") { paths, seen, dryRun };
        command.SetAction(parsed => Run(line, parsed.GetValue(paths)!, parsed.GetValue(seen), parsed.GetValue(dryRun)));
        return command;
    }

    private static int Run(CommandLineSettings line, string[] paths, DateOnly? seen, bool dryRun)
    {
        var database = SiteOptions.Read(line.Configuration()).OpenStore();
        var files = CapturePaths.Of(paths).ToList();
        // A dry run imports into a copy of the store, so its plan is exactly what an import does.
        return dryRun
            ? TrialStore.Run(database, copy => ImportInto(copy, files, seen, dryRun: true))
            : ImportInto(database, files, seen, dryRun: false);
    }

    private static int ImportInto(Database database, List<string> files, DateOnly? seen, bool dryRun)
    {
        using var store = database.OpenToImport(TimeProvider.System.GetUtcNow());
        FactUpgrade.Run(store);
        ToolIndex.IndexAll(store);
        if (store.FindLastRecorded() is { } last && last > TimeProvider.System.GetUtcNow())
        {
            Console.WriteLine($"The clock is behind the last revision ({last:yyyy-MM-dd HH:mm} UTC), so that this import is recorded at "
                + "that time. Set the clock right.");
        }

        var importer = new Importer(store, TimeProvider.System);
        var entries = WithProgress(files.Count, progress => importer.Import(files, seen, () =>
        {
            progress();
            store.ShortenLog(database);
        }).Select(ImportReport.Of).ToList());
        ImportReport.Print(entries, dryRun);
        return entries.Exists(entry => entry.Refusal is not null) ? ExitCode.Findings : ExitCode.Done;
    }

    private static List<ImportReport.Entry> WithProgress(int files, Func<Action, List<ImportReport.Entry>> import)
    {
        if (Console.IsOutputRedirected)
            return import(() => { });
        return AnsiConsole.Progress().AutoClear(enabled: true).Start(context =>
        {
            var task = context.AddTask($"Reading {files} captures", maxValue: 2 * files);
            return import(() => task.Increment(1));
        });
    }
}
