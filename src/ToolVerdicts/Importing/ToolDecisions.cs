namespace ToolVerdicts.Importing;

/// <summary>Renames and merges tools as <c>decisions.yml</c> says. Entries that were followed before change nothing.</summary>
/// <param name="warnings">Gets a sentence for each entry that names no tool.</param>
internal sealed class ToolDecisions(DbConnection store, RevisionWrites writes, List<string> warnings)
{
    /// <returns>False when nothing changed.</returns>
    public bool Follow(IReadOnlyList<EditorDecision> decisions)
    {
        var hasChanged = false;
        foreach (var decision in decisions)
        {
            hasChanged |= decision switch
            {
                RenamedTool renamed => Rename(renamed),
                MergedTools merged => Merge(merged),
                _ => false,
            };
        }

        return hasChanged;
    }

    private bool Rename(RenamedTool renamed)
    {
        var (from, to) = (FindListed(renamed.From), FindListed(renamed.To));
        switch (from, to)
        {
            case ({ } tool, null) when !store.IsSlugTaken(renamed.To) || store.IsFormerOf(renamed.To, tool):
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

    private bool Merge(MergedTools merged)
    {
        if (FindListed(merged.Into) is not { } into)
        {
            if (!IsRemoved(merged.Into))
                Warn(merged, $"there is no tool {merged.Into}");
            return false;
        }

        if (FindListed(merged.From) is not { } from)
        {
            if (!store.IsFormerOf(merged.From, into))
                Warn(merged, $"there is no tool {merged.From}");
            return false;
        }

        writes.Touch(into);
        var name = store.LoadStoredTool(from).Tool.Name;
        store.MoveStatements(from, into, writes.Revision);
        store.UniteVotes(from, into);
        store.UniteBookmarks(from, into);
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

    private void Warn(EditorDecision decision, string sentence) => warnings.Add($"decisions.yml, line {decision.Line}: {sentence}");
}
