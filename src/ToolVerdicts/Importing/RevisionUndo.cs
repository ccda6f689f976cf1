namespace ToolVerdicts.Importing;

/// <summary>Undoes a revision by another one, which writes back what stood before it, where nothing later touched that.</summary>
/// <param name="store">A writable connection.</param>
/// <param name="figures">Values of the placeholders in prose.</param>
public sealed class RevisionUndo(DbConnection store, IReadOnlyDictionary<string, string> figures)
{
    private readonly List<string> _left = [];

    /// <summary>Undoes a revision, in one transaction.</summary>
    /// <param name="note">The circumstances, with the revision that is undone.</param>
    /// <param name="writeBack">Writes the files back before the commit: a process that is killed in between leaves files that say what is
    /// to be applied, and no store that is undone beside files that do it again. Null for no files.</param>
    public UndoOutcome Run(RevisionNote note, DateTimeOffset now, Action<UndoOutcome>? writeBack = null) => store.InTransaction(
        () =>
        {
            if (FindRefusal(note.Undoes!.Value) is { } refusal)
                return new UndoOutcome(refusal, Plan: null);
            var outcome = Undo(note, now);
            if (outcome.Plan?.Outcome.Revision is not null)
                writeBack?.Invoke(outcome);
            return outcome;
        },
        outcome => outcome.Plan?.Outcome.Revision is not null);

    private string? FindRefusal(long revision)
    {
        if (store.FindKind(revision) is null)
            return $"There is no revision {revision}; see the list with history.";
        if (store.FindUndo(revision) is { } undo)
            return $"Revision {revision} is undone already, by revision {undo}.";
        return store.HasPages(revision) || store.ListFilesOf(revision).Count > 0
            ? null
            : $"Revision {revision} took in no page and no file, so there is nothing to take back.";
    }

    private UndoOutcome Undo(RevisionNote note, DateTimeOffset now)
    {
        var texts = store.ListAppliedFiles().ToDictionary(file => file.Path, file => file.Text, StringComparer.Ordinal);
        var undone = FindFiles(note.Undoes!.Value, texts);
        foreach (var file in undone)
        {
            if (file.Text is null)
                texts.Remove(file.Path);
            else
                texts[file.Path] = file.Text;
        }

        var files = texts.Select(file => new FolderFile(file.Key, file.Value)).OrderBy(file => file.Path, StringComparer.Ordinal).ToList();
        var (content, faults) = SiteContentParser.Parse(ShippedContent.Complete(files), DateOnly.FromDateTime(now.UtcDateTime), figures);
        var plan = content.CertainFaults(faults).Where(fault => texts.ContainsKey(fault.Path)).ToList() is [_, ..] own
            ? new ContentPlan(new ApplyOutcome(null, own, []), Number: 0)
            : ContentPlan.Apply(store, content, files, [], note, now);
        _left.AddRange(plan.Outcome.Unasked);
        _left.AddRange(plan.Changes.Where(change => change.Fact == ChangedFact.Removed).Select(change => FileOf(change.Slug))
            .Where(texts.ContainsKey)
            .Select(path => $"{path} is about a tool that no page shows any longer: give it a name and a tagline, or delete the file"));
        return new UndoOutcome(Refusal: null, plan)
        {
            Files = undone, Left = _left, Pages = plan.Outcome.Revision is { } revision ? store.ListWithdrawnPages(revision) : [],
        };
    }

    private List<UndoneFile> FindFiles(long revision, Dictionary<string, string> texts)
    {
        var files = store.ListFilesOf(revision);
        var before = files.ToDictionary(file => file.Path, file => file.Before, StringComparer.Ordinal);
        var decided = files.FirstOrDefault(file => file.Path == ContentPlace.Decisions);
        var decisions = UndoneDecisions.Of(decided?.Before, decided?.After, decided?.Now);
        _left.AddRange(decisions.Kept.Select(kept => $"{UndoneDecisions.Describe(kept)} stays"));
        _left.AddRange(decisions.Gone.Select(gone => $"{UndoneDecisions.Describe(gone)} was taken out, and stays so"));
        _left.AddRange(decisions.Changed.Select(question =>
            $"the answer to question {question} was changed again since, and stays as it is"));
        var moves = decisions.Kept.Select(MoveOf).OfType<(string From, string To)>().ToList();
        var undone = new List<UndoneFile>();
        foreach (var file in files.Where(file => !moves.Exists(move => move.From == file.Path)))
        {
            var text = file.Path == ContentPlace.Decisions ? decisions.Text
                // The file moved with its tool, which stays.
                : file.Before ?? moves.Where(move => move.To == file.Path).Select(move => before.GetValueOrDefault(move.From))
                    .FirstOrDefault();
            // A tool that was renamed since took its file along.
            var path = file.Now is null && FindTodayPath(file.Path) is { } today ? today : file.Path;
            var now = path == file.Path ? file.Now : texts.GetValueOrDefault(path);
            if (text == now)
                continue;
            if (now != file.After && path != ContentPlace.Decisions)
                _left.Add($"{path} was changed again since, and stays as it is");
            else if (FindObstacle(path) is { } obstacle)
                _left.Add($"{path} stays as it is: {obstacle}");
            else
                undone.Add(new UndoneFile(path, now, text));
        }

        return undone;
    }

    private string? FindTodayPath(string path) =>
        SlugOf(path) is { } slug && store.FindMoved(slug) is { } today ? FileOf(today) : null;

    private string? FindObstacle(string path)
    {
        if (SlugOf(path) is not { } slug)
            return null;
        if (store.FindMoved(slug) is { } today)
            return $"{slug} is a former address of {today}";
        return store.FindRemovedAsync([slug]).GetAwaiter().GetResult() is null ? null : $"{slug} was removed";
    }

    private static Slug? SlugOf(string path) =>
        ContentPlace.FolderOf(path) == ContentPlace.Tools && Slug.TryParse(Path.GetFileNameWithoutExtension(path), out var slug)
            ? slug
            : null;

    private static (string From, string To)? MoveOf(EditorDecision decision) => decision switch
    {
        RenamedTool renamed => (FileOf(renamed.From), FileOf(renamed.To)),
        MergedTools merged => (FileOf(merged.From), FileOf(merged.Into)),
        _ => null,
    };

    private static string FileOf(Slug tool) => $"{ContentPlace.Tools}/{tool}.md";
}
