namespace ToolVerdicts.Importing;

/// <summary>
/// The file <c>decisions.yml</c> after an undo: the revision's answers to questions are taken back, entry by entry, while renames, merges
/// and removals stay, because votes, addresses and erased pages do not come back.
/// </summary>
/// <param name="Text">The text to write back; null for no file.</param>
/// <param name="Kept">The renames, merges and removals that the revision added.</param>
/// <param name="Gone">Those that it took out.</param>
/// <param name="Changed">The questions whose answers were changed again since.</param>
public sealed record UndoneDecisions(
    string? Text, IReadOnlyList<EditorDecision> Kept, IReadOnlyList<EditorDecision> Gone, IReadOnlyList<long> Changed)
{
    /// <param name="before">The text before the revision; null for no file, as below.</param>
    /// <param name="after">The text that the revision took in.</param>
    /// <param name="now">The text that was applied last.</param>
    public static UndoneDecisions Of(string? before, string? after, string? now)
    {
        var (old, changed, present) = (Entries(before), Entries(after), Entries(now));
        List<Entry> added = [.. changed.Where(entry => !old.Exists(entry.IsSameAs))];
        List<Entry> gone = [.. old.Where(entry => !changed.Exists(entry.IsSameAs))];
        List<Entry> undone = [.. present.Where(entry => entry.Question is not null && added.Exists(entry.IsSameAs))];
        var left = present.Except(undone).Select(entry => entry.Question).OfType<long>().ToHashSet();
        List<Entry> restored = [.. gone.Where(entry => entry.Question is { } question && !left.Contains(question))];
        var lines = Lines(now).Index().Where(line => !undone.Exists(entry => entry.Holds(line.Index))).Select(line => line.Item);
        var back = Lines(before).Index().Where(line => restored.Exists(entry => entry.Holds(line.Index))).Select(line => line.Item);
        var text = string.Join('\n', lines.Concat(back));
        return new UndoneDecisions(
            text.Length > 0 ? $"{text}\n" : before is null ? null : "",
            [.. added.Where(entry => entry.Question is null).Select(entry => entry.Decision)],
            [.. gone.Where(entry => entry.Question is null).Select(entry => entry.Decision)],
            [.. added.Concat(gone).Select(entry => entry.Question).OfType<long>().Distinct().Where(left.Contains)]);
    }

    /// <summary>A rename, merge or removal in words.</summary>
    public static string Describe(EditorDecision decision) => decision switch
    {
        RenamedTool renamed => $"the rename of {renamed.From} to {renamed.To}",
        MergedTools merged => $"the merge of {merged.From} into {merged.Into}",
        RemovedTool removed => $"the removal of {removed.Tool}",
        RemovedCapture removed => $"the removal of the capture {removed.Capture}",
        _ => throw new ArgumentOutOfRangeException(nameof(decision)),
    };

    private static string[] Lines(string? text) =>
        string.IsNullOrEmpty(text) ? [] : (text.EndsWith('\n') ? text[..^1] : text).Split('\n');

    private static List<Entry> Entries(string? text)
    {
        if (text is null)
            return [];
        var file = new FolderFile(ContentPlace.Decisions, text);
        var all = new DecisionsParser(DateOnly.MaxValue, new FileFaults(file.Path)).Parse(file);
        return all.Select((decision, index) => new Entry(
                decision, decision.Line - 1, index + 1 < all.Count ? all[index + 1].Line - 1 : long.MaxValue))
            .ToList();
    }

    /// <param name="First">The first line, from 0.</param>
    /// <param name="End">The line of the next entry.</param>
    private sealed record Entry(EditorDecision Decision, long First, long End)
    {
        /// <summary>The number of an answered question; null for other entries.</summary>
        public long? Question => (Decision as AnsweredQuestion)?.Question;

        public bool Holds(int line) => line >= First && line < End;

        public bool IsSameAs(Entry other) => Decision with { Line = 0 } == other.Decision with { Line = 0 };
    }
}
