using System.CommandLine;

namespace ToolVerdicts.Web.Commands;

/// <summary><c>apply [--by NAME] [--message TEXT] [--plan N] [--clean]</c>: the content folder into the store, as one revision.</summary>
internal static class Apply
{
    public static Command Command(CommandLineSettings line)
    {
        var by = new Option<string>("--by") { Description = "Your name, for the history", HelpName = "NAME" };
        var message = new Option<string>("--message") { Description = "A line on the change, for the history", HelpName = "TEXT" };
        var plan = new Option<long?>("--plan") { Description = "Apply only if the plan still has this number", HelpName = "N" };
        var clean = new Option<bool>("--clean") { Description = "Write the store's files anew, without what removals left in them" };
        var command = new Command("apply", "Apply the content folder to the store") { by, message, plan, clean };
        command.SetAction(parsed => Run(
            line, Clean(parsed.GetValue(by)), Clean(parsed.GetValue(message)), parsed.GetValue(plan), parsed.GetValue(clean)));
        return command;
    }

    private static int Run(CommandLineSettings line, string? author, string? message, long? expected, bool isCleaned)
    {
        var options = SiteOptions.Read(line.Configuration());
        var now = SiteClock.Instance.GetUtcNow();
        var files = EditorFiles.Read(options, DateOnly.FromDateTime(now.UtcDateTime));
        if (files.Faults.Count > 0)
        {
            PlanReport.PrintFaults(files.Faults);
            return ExitCode.Findings;
        }

        var note = EditorFiles.NoteOf(options, author, message);
        using var store = options.OpenStore().OpenUpgradedToImport(now);
        var plan = files.Apply(store, note, now, expected);
        if (plan.Outcome.Faults.Count > 0)
        {
            PlanReport.PrintFaults(plan.Outcome.Faults);
            return ExitCode.Findings;
        }

        PlanReport.Print(plan);
        if (!plan.IsExpected)
        {
            Console.WriteLine($"This is plan {plan.Number}, not plan {expected}: the folder or the store changed since. "
                + "Nothing was changed.");
            return ExitCode.OtherPlan;
        }

        Console.WriteLine(plan.Outcome.Revision is { } revision ? $"Applied as revision {revision}." : "Nothing to do.");
        return ErasureReport.Finish(store, options, plan.Outcome.Erased, isCleaned) ? ExitCode.Of(plan) : ExitCode.Findings;
    }

    internal static string? Clean(string? words) => string.IsNullOrWhiteSpace(words) ? null : Wording.Collapse(words);
}
