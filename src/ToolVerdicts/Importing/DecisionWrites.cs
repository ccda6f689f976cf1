namespace ToolVerdicts.Importing;

/// <summary>Writes the answers of editors to questions, in the transaction of an apply.</summary>
internal static class DecisionWrites
{
    internal const string StoredSql =
        "SELECT id, question, tool_id, take, because, decided_on FROM decisions WHERE until IS NULL";

    internal const string EndSql = "UPDATE decisions SET until = @revision WHERE id = @Id";

    internal const string EndedByUndoneSql =
        """
        SELECT d.question, d.tool_id FROM revisions v JOIN decisions d ON d.until = v.undoes WHERE v.id = @revision
        """;

    internal const string AddSql =
        """
        INSERT INTO decisions (question, tool_id, take, because, decided_on, since)
        VALUES (@Question, @toolId, @Take, @Because, @On, @revision)
        """;

    /// <summary>Ends the answers that are no longer given, and takes in new ones where their questions are open.</summary>
    /// <param name="intake">The captured pages, some of which may have waited for these answers.</param>
    /// <param name="criteria">The criteria by which new answers are judged; null to take them all.</param>
    /// <param name="faults">Gets a fault for each answer that settles nothing.</param>
    /// <param name="warnings">Gets a sentence for each answer to a question that is not open.</param>
    /// <returns>False when nothing changed.</returns>
    public static bool SaveDecisions(
        this DbConnection store, IReadOnlyList<AnsweredQuestion> answers, CaptureIntake intake, RevisionWrites writes,
        IReadOnlyList<Criterion>? criteria, List<ContentFault> faults, List<string> warnings)
    {
        var stored = store.Query<StoredDecision>(StoredSql).AsList();
        var ended = stored.Where(known => !answers.Any(known.IsSameAs)).ToList();
        foreach (var decision in ended)
        {
            store.Execute(EndSql, new { decision.Id, revision = writes.Revision });
            writes.Settle(decision.ToolId, isSource: true);
        }

        // Of a page that waits for another answer, too, nothing is decided yet.
        var added = answers.Where(answer => !stored.Exists(known => known.IsSameAs(answer)) && !intake.Waiting.Contains(answer.Question))
            .ToList();
        if (added.Count == 0)
            return ended.Count > 0;
        var questioned = store.ListQuestioned();
        var open = questioned.SelectMany(tool => tool.Questions.Select(question => (question.Number, ToolId: tool.Tool.Id)))
            .Concat(intake.Answered.Select(held => (Number: held.Key, ToolId: held.Value))).Concat(writes.ListPossibleQuestions())
            // An undo gives the answers again that the undone revision took back.
            .Concat(store.Query<(long Number, long ToolId)>(EndedByUndoneSql, new { revision = writes.Revision }))
            .DistinctBy(question => question.Number).ToDictionary(question => question.Number, question => question.ToolId);
        foreach (var answer in added.Where(answer => !open.ContainsKey(answer.Question)))
            warnings.Add($"decisions.yml, line {answer.Line}: there is no open question {answer.Question}");
        var known = added.Where(answer => open.ContainsKey(answer.Question)).ToList();
        if (criteria is not null)
            faults.AddRange(known.SelectMany(answer => Judge(answer, questioned, criteria)));
        foreach (var answer in known)
        {
            var toolId = open[answer.Question];
            store.Execute(
                AddSql, new { answer.Question, toolId, answer.Take, answer.Because, answer.On, revision = writes.Revision });
            writes.Settle(toolId, isSource: true);
        }

        return ended.Count + known.Count > 0;
    }

    private static IEnumerable<ContentFault> Judge(
        AnsweredQuestion answer, IReadOnlyList<SettledTool> questioned, IReadOnlyList<Criterion> criteria) =>
        questioned.SelectMany(tool => tool.Questions).Where(question => question.Number == answer.Question)
            .Select(question => question.FindRefusal(answer.Take, criteria)).OfType<string>()
            .Select(refusal => new ContentFault(
                ContentPlace.Decisions, answer.Line, 1, $"{char.ToLowerInvariant(refusal[0])}{refusal[1..].TrimEnd('.')}"));

    [method: ExplicitConstructor]
    private sealed record StoredDecision(long Id, long Question, long ToolId, string Take, string? Because, DateOnly? DecidedOn)
    {
        public bool IsSameAs(AnsweredQuestion answer) =>
            (answer.Question, answer.Take, answer.Because, answer.On) == (Question, Take, Because, DecidedOn);
    }
}
