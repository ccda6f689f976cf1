namespace ToolVerdicts.Content;

/// <summary>Finds decisions that contradict each other.</summary>
internal static class DecisionRules
{
    public static void AddFaults(IReadOnlyList<(EditorDecision Decision, YamlNode Place)> decisions, FileFaults faults)
    {
        var questions = new HashSet<long>();
        var moves = new Dictionary<Slug, Slug>();
        foreach (var (decision, place) in decisions)
        {
            if (decision is AnsweredQuestion { Question: var question } && !questions.Add(question))
                faults.Add(place, $"question {question} is decided twice");
            if (MoveOf(decision) is not { } move)
                continue;
            if (!moves.TryAdd(move.From, move.To))
                faults.Add(place, $"{move.From} is merged or renamed twice");
            else if (FindCircle(moves, move.From) is { } circle)
                faults.Add(place, $"merges and renames go in a circle: {circle}");
        }

        var merged = decisions.Select(entry => entry.Decision).OfType<MergedTools>().Select(merge => merge.From).ToHashSet();
        foreach (var (decision, place) in decisions)
        {
            if (decision is RemovedTool { Tool: var tool } && merged.Contains(tool))
                faults.Add(place, $"{tool} is both merged and removed");
        }
    }

    private static (Slug From, Slug To)? MoveOf(EditorDecision decision) => decision switch
    {
        MergedTools merge => (merge.From, merge.Into),
        RenamedTool rename => (rename.From, rename.To),
        _ => null,
    };

    // The latest move closes the circle if there is one, because the earlier ones had none.
    private static string? FindCircle(Dictionary<Slug, Slug> moves, Slug start)
    {
        List<Slug> way = [start];
        while (moves.TryGetValue(way[^1], out var next) && way.Count <= moves.Count)
        {
            way.Add(next);
            if (next == start)
                return string.Join(" → ", way);
        }

        return null;
    }
}
