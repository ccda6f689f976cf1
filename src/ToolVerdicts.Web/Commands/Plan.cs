using System.CommandLine;

namespace ToolVerdicts.Web.Commands;

/// <summary><c>plan [PATH…] [--json] [--format=FORMAT]</c>: what an apply of the content folder, or of some paths, would do.</summary>
internal static class Plan
{
    public static Command Command(CommandLineSettings line)
    {
        var json = new Option<bool>("--json") { Description = "Print the plan as JSON" };
        var format = new Option<string>("--format") { Description = "text, json, or github for annotations", HelpName = "FORMAT" };
        format.AcceptOnlyFromAmong("text", "json", "github");
        var paths = new Argument<string[]>("PATH")
        {
            Description = "Files of the content folder, or captured pages, or folders of them; without it the whole content folder",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command("plan", "Show what an apply of the content folder would do") { paths, json, format };
        command.SetAction(parsed =>
        {
            var chosen = parsed.GetValue(json) ? "json" : parsed.GetValue(format);
            return parsed.GetValue(paths) is { Length: > 0 } some
                ? PartialPlan.Run(SiteOptions.Read(line.Configuration()), some, isJson: chosen == "json")
                : Run(line, chosen);
        });
        return command;
    }

    /// <param name="format"><c>json</c>, <c>github</c>; anything else is text.</param>
    public static int Run(CommandLineSettings line, string? format = null)
    {
        var options = SiteOptions.Read(line.Configuration());
        var now = SiteClock.Instance.GetUtcNow();
        var annotations = format == "github" ? GitHubAnnotations.Of(options.Content) : null;
        // Reading a thousand files takes about as long as inspecting and copying the store, so that both run at once.
        var reading = Task.Run(() => EditorFiles.Read(options, DateOnly.FromDateTime(now.UtcDateTime)));
        var plan = TrialStore.Run(options.OpenStore(), copy =>
        {
            using var store = copy.OpenUpgradedToImport(now);
            var nobody = new RevisionNote(Author: null, Message: null);
            var files = reading.GetAwaiter().GetResult();
            return files.Faults.Count > 0 ? null : files.Apply(store, nobody, now);
        });
        if (plan is null)
            return Refuse(reading.GetAwaiter().GetResult().Faults, format, annotations);
        if (plan.Outcome.Faults.Count > 0)
            return Refuse(plan.Outcome.Faults, format, annotations);

        if (format == "json")
        {
            PlanReport.PrintJson(plan);
            return ExitCode.Of(plan);
        }

        if (annotations is not null)
            GitHubAnnotations.Print(annotations.Of(plan));
        PlanReport.Print(plan);
        Console.WriteLine(plan.Outcome.Revision is null
            ? "Nothing to do."
            : $"Plan {plan.Number}. Nothing was changed; to do it, run apply, or apply --plan {plan.Number} for exactly this.");
        return ExitCode.Of(plan);
    }

    private static int Refuse(IReadOnlyList<ContentFault> faults, string? format, GitHubAnnotations? annotations)
    {
        if (annotations is not null)
            GitHubAnnotations.Print(annotations.Of(faults));
        PlanReport.PrintFaults(faults, isJson: format == "json");
        return ExitCode.Findings;
    }
}
