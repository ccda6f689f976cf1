namespace ToolVerdicts.Importing;

/// <summary>
/// The file <c>decisions.yml</c> after an undo: answers to questions are taken back, while renames, merges and removals stay, because
/// votes, addresses and erased pages do not come back.
/// </summary>
/// <param name="Text">The text to write back; null for no file.</param>
/// <param name="Kept">The renames, merges and removals that the revision added.</param>
/// <param name="Gone">Those that it took out.</param>
public sealed record UndoneDecisions(string? Text, IReadOnlyList<EditorDecision> Kept, IReadOnlyList<EditorDecision> Gone)
{
    public static UndoneDecisions Of(string? before, string? after)
    {
        var (old, changed) = (Moves(before), Moves(after));
        List<Entry> kept = [.. changed.Where(entry => !old.Exists(entry.IsSameAs))];
        List<Entry> gone = [.. old.Where(entry => !changed.Exists(entry.IsSameAs))];
        var lines = Lines(before).Index().Where(line => !gone.Exists(entry => entry.Holds(line.Index))).Select(line => line.Item);
        var own = Lines(after).Index().Where(line => kept.Exists(entry => entry.Holds(line.Index))).Select(line => line.Item);
        var text = string.Join('\n', lines.Concat(own));
        return new UndoneDecisions(
            text.Length > 0 ? $"{text}\n" : before is null ? null : "",
            [.. kept.Select(entry => entry.Decision)],
            [.. gone.Select(entry => entry.Decision)]);
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

    private static List<Entry> Moves(string? text)
    {
        if (text is null)
            return [];
        var file = new FolderFile(ContentPlace.Decisions, text);
        var all = new DecisionsParser(DateOnly.MaxValue, new FileFaults(file.Path)).Parse(file);
        return all.Select((decision, index) => new Entry(
                decision, decision.Line - 1, index + 1 < all.Count ? all[index + 1].Line - 1 : long.MaxValue))
            .Where(entry => entry.Decision is not AnsweredQuestion).ToList();
    }

    /// <param name="First">The first line, from 0.</param>
    /// <param name="End">The line of the next entry.</param>
    private sealed record Entry(EditorDecision Decision, long First, long End)
    {
        public bool Holds(int line) => line >= First && line < End;

        public bool IsSameAs(Entry other) => Decision with { Line = 0 } == other.Decision with { Line = 0 };
    }
}
