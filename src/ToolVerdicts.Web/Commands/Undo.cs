using System.CommandLine;

namespace ToolVerdicts.Web.Commands;

/// <summary><c>undo REVISION [--by NAME] [--message TEXT]</c>: takes a revision back, in the store and in the content folder.</summary>
internal static class Undo
{
    public static Command Command(CommandLineSettings line)
    {
        var revision = new Argument<long>("REVISION") { Description = "The number of the revision; history lists them" };
        var by = new Option<string>("--by") { Description = "Your name, for the history", HelpName = "NAME" };
        var message = new Option<string>("--message") { Description = "A line on the reason, for the history", HelpName = "TEXT" };
        var command = new Command("undo", "Take a revision back, where nothing later touched what it did") { revision, by, message };
        command.SetAction(parsed => Run(line, new RevisionNote(
            Apply.Clean(parsed.GetValue(by)), Apply.Clean(parsed.GetValue(message)), Undoes: parsed.GetValue(revision))));
        return command;
    }

    private static int Run(CommandLineSettings line, RevisionNote note)
    {
        var options = SiteOptions.Read(line.Configuration());
        var now = SiteClock.Instance.GetUtcNow();
        using var store = options.OpenStore().OpenUpgradedToImport(now);
        List<string> left = [];
        var outcome = new RevisionUndo(store, Hosting.Figures.All).Run(
            note, now, undone => left.AddRange(FolderUndo.WriteBack(options.Content, undone)));
        if (outcome.Plan is not { } plan)
        {
            Console.WriteLine(outcome.Refusal);
            return ExitCode.Findings;
        }

        if (plan.Outcome.Faults.Count > 0)
        {
            PlanReport.PrintFaults(plan.Outcome.Faults);
            return ExitCode.Findings;
        }

        PlanReport.Print(plan);
        left.InsertRange(0, outcome.Left);
        foreach (var sentence in left)
            Console.WriteLine(OneLine.Of($"left      {sentence}."));
        Console.WriteLine(plan.Outcome.Revision is { } revision
            ? $"Revision {revision} takes back revision {note.Undoes}."
            : $"Nothing of revision {note.Undoes} was left to take back; nothing was changed.");
        return left.Count > 0 || plan.Outcome.Revision is null ? ExitCode.Findings : ExitCode.Done;
    }
}
