using System.CommandLine;

namespace ToolVerdicts.Web.Commands;

/// <summary><c>plan [PATH…] [--json]</c>: what an apply of the content folder, or of some paths, would do.</summary>
internal static class Plan
{
    public static Command Command(CommandLineSettings line)
    {
        var json = new Option<bool>("--json") { Description = "Print the plan as JSON" };
        var paths = new Argument<string[]>("PATH")
        {
            Description = "Files of the content folder, or captured pages, or folders of them; without it the whole content folder",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command("plan", "Show what an apply of the content folder would do") { paths, json };
        command.SetAction(parsed => parsed.GetValue(paths) is { Length: > 0 } some
            ? PartialPlan.Run(SiteOptions.Read(line.Configuration()), some, parsed.GetValue(json))
            : Run(line, parsed.GetValue(json)));
        return command;
    }

    public static int Run(CommandLineSettings line, bool isJson)
    {
        var options = SiteOptions.Read(line.Configuration());
        var now = TimeProvider.System.GetUtcNow();
        var files = EditorFiles.Read(options, DateOnly.FromDateTime(now.UtcDateTime));
        if (files.Faults.Count > 0)
        {
            PlanReport.PrintFaults(files.Faults);
            return ExitCode.Findings;
        }

        var plan = TrialStore.Run(options.OpenStore(), copy =>
        {
            using var store = copy.OpenToImport(now);
            FactUpgrade.Run(store);
            ToolIndex.IndexAll(store);
            var nobody = new RevisionNote(Author: null, Message: null);
            return ContentPlan.Apply(store, files.Content, files.Files, files.Captures, nobody, now);
        });
        if (plan.Outcome.Faults.Count > 0)
        {
            PlanReport.PrintFaults(plan.Outcome.Faults);
            return ExitCode.Findings;
        }

        if (isJson)
        {
            PlanReport.PrintJson(plan);
            return ExitCode.Of(plan);
        }

        PlanReport.Print(plan);
        Console.WriteLine(plan.Outcome.Revision is null
            ? "Nothing to do."
            : $"Plan {plan.Number}. Nothing was changed; to do it, run apply, or apply --plan {plan.Number} for exactly this.");
        return ExitCode.Of(plan);
    }
}
