using System.CommandLine;
using ToolVerdicts.Checking;

namespace ToolVerdicts.Web.Commands;

/// <summary><c>check [--json | --mend [PATH…]]</c>: finds what is damaged, and rewrites what captures and votes can restore.</summary>
internal static class Check
{
    public static Command Command(CommandLineSettings line)
    {
        var mend = new Option<bool>("--mend") { Description = "Rewrite what the captures and votes can restore" };
        var paths = new Argument<string[]>("PATH")
        {
            Description = "Files or folders to take lost captured pages from, with --mend",
            Arity = ArgumentArity.ZeroOrMore,
        };
        paths.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => !result.GetValue(mend) || !Path.Exists(token.Value)))
                result.AddError(result.GetValue(mend) ? $"{token.Value} does not exist." : $"{token.Value} is of use with --mend only.");
        });
        var json = JsonList.Option();
        var description = "Check the store's file, every fact against its capture, and every tally against its votes";
        var command = new Command("check", description) { paths, mend, json };
        command.Validators.Add(result =>
        {
            if (result.GetValue(mend) && result.GetValue(json))
                result.AddError("--json lists what is found, without --mend.");
        });
        command.SetAction(parsed =>
        {
            var options = SiteOptions.Read(line.Configuration());
            return parsed.GetValue(json) ? List(options) : Run(options, parsed.GetValue(mend), parsed.GetValue(paths)!);
        });
        return command;
    }

    private static int List(SiteOptions options)
    {
        var faults = Find(Open(options));
        JsonList.Print(faults.Select(fault => new { Fault = fault }).ToList());
        return faults.Count == 0 ? ExitCode.Done : ExitCode.Findings;
    }

    private static IReadOnlyList<string> Find(Database database) => database.RunReadOnly(() => StoreCheck.Run(database));

    private static Database Open(SiteOptions options)
    {
        var database = options.OpenStore();
        database.RequireExists();
        StoreHeader.RequireKnownFormat(database.FilePath);
        return database;
    }

    private static int Run(SiteOptions options, bool isMending, string[] paths)
    {
        var database = Open(options);
        if (!isMending)
            return Report(database, Find(database), isMended: false);
        if (options.Seeds is { } seeds && Directory.Exists(seeds))
            paths = [.. paths, seeds];
        var report = StoreMend.Run(database, CapturePaths.Of(paths).ToList(), SiteClock.Instance.GetUtcNow());
        foreach (var mended in report.Mended)
            Console.WriteLine(OneLine.Of($"mended  {mended}"));
        if (report.Mended.Count == 0 && report.Left.Count == 0)
            Console.WriteLine("There was nothing to mend.");
        return Report(database, report.Left, isMended: true);
    }

    private static int Report(Database database, IReadOnlyList<string> faults, bool isMended)
    {
        var path = database.FilePath;
        foreach (var fault in faults)
            Console.WriteLine(OneLine.Of($"{(isMended ? "left    " : "")}{fault}"));
        var rest = isMended
            ? " that neither captures nor votes can mend; "
                + "votes, bookmarks and subscribers were not touched, and a backup may have what is lost"
            : "; check --mend rewrites what captures and votes can restore";
        Console.WriteLine(OneLine.Of(faults.Count == 0
            ? $"{path} is whole: every fact in it is what its captures say, and every tally what its votes come to."
            : $"{path} has {faults.Count:N0} {(faults.Count == 1 ? "fault" : "faults")}{rest}."));
        if (faults.Count == 0)
            PrintOpen(database.RunReadOnly(() => OpenCount.Of(database)));
        return faults.Count == 0 ? ExitCode.Done : ExitCode.Findings;
    }

    private static void PrintOpen(OpenCount open)
    {
        Console.WriteLine($"Contested facts: {open.Contested:N0}.");
        Console.WriteLine($"Open questions: {open.Questions:N0}.");
        if (open.Erased > 0)
        {
            Console.WriteLine($"Erased pages: {open.Erased:N0}. What was kept of them, and changes up to the last removal, cannot be "
                + "checked.");
        }
    }
}
