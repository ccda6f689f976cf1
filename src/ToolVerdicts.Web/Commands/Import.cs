using System.CommandLine;
using Spectre.Console;

namespace ToolVerdicts.Web.Commands;

/// <summary><c>import PATH… [--seen DAY] [--new] [--strict] [--dry-run]</c>: captures into the store, with what that does.</summary>
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
        var newStore = new Option<bool>("--new-store") { Description = "Create the folder of the store" };
        var isNew = new Option<bool>("--new") { Description = "Add tools of their own also where a page may show a known one" };
        var strict = new Option<bool>("--strict") { Description = "Refuse a page with a warning" };
        var seen = new Option<DateOnly?>("--seen")
        {
            Description = "The day on which the pages were seen (YYYY-MM-DD, UTC); without it the date that a page gives itself counts",
            CustomParser = SeenDay.Parse,
            HelpName = "DAY",
        };
        var command = new Command("import", "Import captured comparison pages") { paths, seen, isNew, strict, dryRun, newStore };
        command.SetAction(parsed =>
        {
            var found = CapturePaths.Find(parsed.GetValue(paths)!);
            var files = found.Pages.Select(path => new SeenPath(path, parsed.GetValue(seen))).ToList();
            var code = Run(line, files, new ImportRules(parsed.GetValue(isNew), parsed.GetValue(strict)), parsed.GetValue(dryRun),
                parsed.GetValue(newStore));
            if (found.PassedOver is { } sentence)
                Console.WriteLine(OneLine.Of(sentence));
            return code;
        });
        return command;
    }

    private static int Run(CommandLineSettings line, List<SeenPath> files, ImportRules rules, bool dryRun, bool isNewStore)
    {
        var database = SiteOptions.Read(line.Configuration()).OpenStore();
        // A mistyped path would become a new store that no site serves.
        if (!isNewStore && line.Configuration()["Store"] is not null
            && Path.GetDirectoryName(Path.GetFullPath(database.FilePath)) is { } folder && !Directory.Exists(folder))
            throw new StoreException($"There is no folder {folder}; to make a new store in it, import with --new-store.");
        // A dry run imports into a copy of the store, so its plan is exactly what an import does.
        return dryRun
            ? TrialStore.Run(database, copy => ImportInto(copy, files, rules, dryRun: true))
            : ImportInto(database, files, rules, dryRun: false);
    }

    private static int ImportInto(Database database, List<SeenPath> files, ImportRules rules, bool dryRun)
    {
        using var store = database.OpenUpgradedToImport(SiteClock.Instance.GetUtcNow());
        if (store.FindLastRecorded() is { } last && last > SiteClock.Instance.GetUtcNow())
        {
            Console.WriteLine($"The clock is behind the last revision ({last:yyyy-MM-dd HH:mm} UTC), so that this import is recorded at "
                + "that time. Set the clock right.");
        }

        var importer = new Importer(store, SiteClock.Instance);
        var start = PlanStart.Of(store, SiteClock.Instance.GetUtcNow());
        var entries = WithProgress(files.Count, progress => importer.Import(
            files,
            () =>
            {
                progress();
                store.ShortenLog(database);
            },
            rules).Select(ImportReport.Of).ToList());
        ImportReport.Print(entries, ContentPlan.OfImport(store, start), dryRun);
        return entries.Exists(entry => entry.IsLeft) ? ExitCode.Findings : ExitCode.Done;
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
