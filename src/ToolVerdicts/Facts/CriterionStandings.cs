namespace ToolVerdicts.Facts;

/// <summary>Chooses the values of a tool's criteria.</summary>
internal static class CriterionStandings
{
    /// <summary>The outcome for each criterion of which a value is stated, by its key, in the order of the keys.</summary>
    public static IReadOnlyList<KeyValuePair<string, Chosen<string>>> Of(ToolSources sources)
    {
        var files = sources.Files.Where(file => FileFact.IsCriterion(file.Fact)).ToLookup(file => file.Fact);
        var captured = CapturedCriterion.ListOf(sources.Captures, sources.Criteria)
            .ToLookup(value => value.Key, value => value.Source.Of(value.Value));
        return files.Select(file => file.Key).Union(captured.Select(values => values.Key)).Order(StringComparer.Ordinal)
            // A file that says "not stated", or "does not apply", leaves the criterion without a value.
            .Where(key => files[key].All(file => file.Value is not null))
            .Select(key => KeyValuePair.Create(
                key,
                Settle(
                    key,
                    sources.Criteria.FirstOrDefault(criterion => criterion.Key == key),
                    [.. SourceStatement.ListOf(files[key], file => file.Value), .. captured[key]],
                    sources.Answers)))
            .ToList();
    }

    private static Chosen<string> Settle(string key, Criterion? criterion, List<Statement<string>> statements, Answers answers)
    {
        var rule = ValueRules.Of(criterion);
        var chosen = Standing.Of(statements, rule)!;
        return answers.Settle(
            key,
            chosen.IsContested ? chosen with { Statements = Spelled(chosen.Statements, rule) } : chosen,
            words => words,
            words => criterion is null || CriterionValue.Read(criterion, words) is not null ? words : null)!;
    }

    // One value in several spellings is listed once.
    private static List<Statement<string>> Spelled(IReadOnlyList<Statement<string>> statements, ValueRule<string> rule) =>
        [.. statements.Select(statement => statement with
        {
            Value = statements.Select(other => other.Value).Where(other => rule.IsSame(other, statement.Value)).Aggregate(rule.Join),
        })];
}
