namespace ToolVerdicts.Web.Commands;

/// <summary><c>plan PATH…</c>: what an apply of some files of the content folder, and an import of captured pages, would do.</summary>
internal static class PartialPlan
{
    public static int Run(SiteOptions options, IReadOnlyList<string> paths, bool isJson) =>
        TrialStore.Run(options.OpenStore(), copy =>
        {
            var now = SiteClock.Instance.GetUtcNow();
            using var store = copy.OpenUpgradedToImport(now);
            var applied = store.ListAppliedFiles();
            var selection = PlanSelection.Of(paths, options.Content, applied);
            if (selection.Unknown is { } unknown)
            {
                var path = Wording.Collapse(unknown);
                Console.Error.WriteLine(OneLine.Of($"{path}: there is no such file or folder, here or in {options.Content}."));
                return ExitCode.Usage;
            }

            return Run(options, store, applied, selection, now, isJson);
        });

    private static int Run(
        SiteOptions options, DbConnection store, IReadOnlyList<FolderFile> applied, PlanSelection selection, DateTimeOffset now,
        bool isJson)
    {
        var start = PlanStart.Of(store, now);
        var outcome = new ApplyOutcome(Revision: null, [], []);
        if (selection.Content.Count > 0)
        {
            var files = EditorFiles.Read(options, DateOnly.FromDateTime(now.UtcDateTime), applied, selection);
            outcome = files.Faults.Count > 0 ? outcome with { Faults = files.Faults } : ContentPlan.Apply(
                store, files.Content, files.Files, files.Captures, new RevisionNote(Author: null, Message: null), now).Outcome;
            if (outcome.Faults.Count > 0)
            {
                PlanReport.PrintFaults(outcome.Faults, isJson);
                return ExitCode.Findings;
            }
        }

        var imported = new Importer(store, SiteClock.Instance).Import(selection.Captures).Select(ImportReport.Of).ToList();
        var refused = imported.Where(entry => entry.Refusal is not null).Select(entry => $"{entry.Path} would be refused: {entry.Refusal}");
        var plan = ContentPlan.OfImport(store, start, outcome with { Warnings = [.. outcome.Warnings, .. refused] });
        if (isJson)
        {
            PlanReport.PrintJson(plan);
        }
        else
        {
            PlanReport.Print(plan);
            Console.WriteLine(plan.Outcome.Revision is null
                ? "Nothing to do."
                : "Nothing was changed. To do it, run apply for the whole content folder, and import for captured pages.");
        }

        return imported.Exists(entry => entry.IsLeft) || outcome.HeldPages > 0 ? ExitCode.Findings : ExitCode.Done;
    }
}
