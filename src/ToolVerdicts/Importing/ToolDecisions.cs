namespace ToolVerdicts.Importing;

/// <summary>Renames and merges tools as <c>decisions.yml</c> says. Entries that were followed before change nothing.</summary>
/// <param name="isFirst">True in an empty store.</param>
internal sealed class ToolDecisions(DbConnection store, RevisionWrites writes, bool isFirst)
{
    private readonly List<string> _warnings = [];

    /// <summary>A sentence for each entry that named no tool when the entries were last followed.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <param name="isComplete">True when all tools of the folder are there.</param>
    /// <returns>False when nothing changed.</returns>
    public bool Follow(IReadOnlyList<EditorDecision> decisions, bool isComplete)
    {
        var hasChanged = false;
        // An entry can name an address that only a later one makes one of its tool, where the tool has its last address from the start.
        for (var pass = 0; pass <= decisions.Count; pass++)
        {
            _warnings.Clear();
            if (!FollowOnce(decisions, isComplete))
                break;
            hasChanged = true;
        }

        return hasChanged;
    }

    private bool FollowOnce(IReadOnlyList<EditorDecision> decisions, bool isComplete)
    {
        var hasChanged = false;
        foreach (var decision in decisions)
        {
            hasChanged |= decision switch
            {
                RenamedTool renamed => Rename(renamed),
                MergedTools merged => Merge(merged, isComplete),
                _ => false,
            };
        }

        return hasChanged;
    }

    private bool Rename(RenamedTool renamed)
    {
        var (from, to) = (FindListed(renamed.From), FindToday(renamed.To));
        switch (from, to)
        {
            case ({ } tool, _) when to is null ? !store.IsSlugTaken(renamed.To) : to == tool:
                NoteRename(tool, renamed);
                store.Rename(tool, renamed.To);
                return true;
            // In a store in which the tool had its new address from the start.
            case (null, { } tool) when !store.IsSlugTaken(renamed.From):
                NoteRename(tool, renamed);
                store.AddFormerAddress(renamed.From, tool);
                return true;
            case (null, { } tool) when store.IsFormerOf(renamed.From, tool):
            case (null, null) when IsRemoved(renamed.To):
                return false;
            default:
                Warn(renamed, from is null ? $"there is no tool {renamed.From}" : $"{renamed.To} is or was the address of another tool");
                return false;
        }
    }

    private void NoteRename(long tool, RenamedTool renamed) =>
        writes.Note(tool, new FactChange(ChangedFact.Renamed, ReviewId: null, $"{renamed.From}", $"{renamed.To}"));

    private bool Merge(MergedTools merged, bool isComplete)
    {
        if (FindToday(merged.Into) is not { } into)
        {
            if (!IsRemoved(merged.Into))
                Warn(merged, $"there is no tool {merged.Into}");
            return false;
        }

        if (FindListed(merged.From) is not { } from)
        {
            if (store.IsFormerOf(merged.From, into))
                return false;
            // In a store in which the two were one tool from the start.
            if (isFirst && isComplete && !store.IsSlugTaken(merged.From))
            {
                store.AddFormerAddress(merged.From, into);
                return true;
            }

            Warn(merged, $"there is no tool {merged.From}");
            return false;
        }

        writes.Touch(into);
        var name = store.LoadStoredTool(from).Tool.Name;
        store.MoveStatements(from, into, writes.Revision);
        store.UniteVotes(from, into);
        store.UniteBookmarks(from, into);
        writes.Forget(from);
        store.Hide(from);
        store.EndListing(from, writes.Revision);
        store.AddFormerAddress(merged.From, into);
        store.AddressCaptures(into);
        writes.Note(into, new FactChange(ChangedFact.Merged, ReviewId: null, Before: null, name));
        writes.Settle(into, isSource: true);
        return true;
    }

    private long? FindListed(Slug slug) =>
        store.FindToolIdAsync(slug).GetAwaiter().GetResult() is { } id && !store.IsHidden(id) ? id : null;

    private bool IsRemoved(Slug slug) => store.FindRemovedAsync([slug]).GetAwaiter().GetResult() is not null;

    // A former address counts for the tool that has it today.
    private long? FindToday(Slug slug) => FindListed(slug) ?? FindListed(store.FindTodayAsync(slug).GetAwaiter().GetResult());

    private void Warn(EditorDecision decision, string sentence) => _warnings.Add($"decisions.yml, line {decision.Line}: {sentence}");
}
