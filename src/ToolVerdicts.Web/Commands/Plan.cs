using System.CommandLine;

namespace ToolVerdicts.Web.Commands;

/// <summary><c>plan [--json]</c>: what an apply of the content folder would do.</summary>
internal static class Plan
{
    public static Command Command(CommandLineSettings line)
    {
        var json = new Option<bool>("--json") { Description = "Print the plan as JSON" };
        var command = new Command("plan", "Show what an apply of the content folder would do") { json };
        command.SetAction(parsed => Run(line, parsed.GetValue(json)));
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
            return files.Apply(store, nobody, now);
        });
        if (plan.Outcome.Faults.Count > 0)
        {
            PlanReport.PrintFaults(plan.Outcome.Faults);
            return ExitCode.Findings;
        }

        if (isJson)
        {
            PlanReport.PrintJson(plan);
            return ExitCode.Done;
        }

        PlanReport.Print(plan);
        Console.WriteLine(plan.Outcome.Revision is null
            ? "Nothing to do."
            : $"Plan {plan.Number}. Nothing was changed; to do it, run apply, or apply --plan {plan.Number} for exactly this.");
        return ExitCode.Done;
    }
}
