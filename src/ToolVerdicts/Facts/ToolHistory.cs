namespace ToolVerdicts.Facts;

/// <summary>The history of every fact of a tool.</summary>
/// <param name="Facts">The tool's own facts.</param>
/// <param name="Reviewers">What each reviewer says.</param>
/// <param name="LeftOut">How many reviewers and texts without a reviewer are left out.</param>
/// <param name="Sightings">The captures by the revision that recorded them.</param>
public sealed record ToolHistory(
    IReadOnlyList<NamedHistory> Facts,
    IReadOnlyList<ReviewerHistory> Reviewers,
    int LeftOut,
    IReadOnlyDictionary<long, HistorySighting> Sightings)
{
    private const int MostReviewers = 100;

    /// <param name="statements">What captures state of the tool.</param>
    /// <param name="files">What its file states, or stated.</param>
    /// <param name="texts">Every text that a source shows as a review of it.</param>
    /// <param name="shown">What sources state of these texts.</param>
    /// <param name="criteria">The criteria of the site.</param>
    public static ToolHistory Of(
        IReadOnlyList<ToolStatement> statements,
        IReadOnlyList<FileStatement> files,
        IReadOnlyList<Review> texts,
        IReadOnlyList<ReviewStatement> shown,
        IReadOnlyList<HistorySighting> sightings,
        IReadOnlyList<Criterion>? criteria = null)
    {
        var inOrder = statements.OrderBy(statement => statement.Revision).ToList();
        var captured = CapturedCriterion.ListOf(inOrder, criteria ?? []).ToLookup(value => value.Key);
        var reviewers = ReviewerHistory.ListOf(texts, [.. shown.OrderBy(statement => statement.Revision)]);
        return new ToolHistory(
            [
                .. IfFile(FileFact.Name, key => Text(ChangedFact.Name, key, statement => statement.Name)),
                .. IfFile(FileFact.Tagline, key => Text(ChangedFact.Tagline, key, statement => statement.Tagline)),
                Text(ChangedFact.Category, FileFact.Category, statement => statement.Category),
                Text(ChangedFact.Description, FileFact.Description, statement => statement.Description),
                Text(ChangedFact.Price, FileFact.Price, statement => statement.PriceWord),
                Text(ChangedFact.Pricing, FileFact.PriceText, statement => statement.PriceText),
                Fact(ChangedFact.Panel, Recorded(statement => statement.Panel), ValueRules.Panel, claim => $"{claim}"),
                Fact(
                    ChangedFact.Community,
                    Recorded(statement => statement.Community),
                    ValueRules.Community,
                    vote => ToolWords.CapturedCommunity(vote.SharePercent, vote.Votes) ?? CommunityVerdict.NoVotes),
                .. files.Select(file => file.Fact).Where(FileFact.IsCriterion).Union(captured.Select(values => values.Key))
                    .Order(StringComparer.Ordinal).Select(OfCriterion),
            ],
            [.. reviewers.Take(MostReviewers)],
            Math.Max(0, reviewers.Count - MostReviewers),
            sightings.DistinctBy(sighting => sighting.Revision).ToDictionary(sighting => sighting.Revision));

        // Captures state the same name and tagline as long as no file says otherwise.
        NamedHistory[] IfFile(string key, Func<string, NamedHistory> history) =>
            files.Any(file => file.Fact == key) ? [history(key)] : [];

        NamedHistory Text(ChangedFact fact, string key, Func<ToolStatement, string?> value)
        {
            var rule = fact == ChangedFact.Description ? ValueRules.Prose() : ValueRules.Text();
            var recorded = WithFiles(key, Recorded(value));
            var line = fact == ChangedFact.Pricing ? FactLine.OfPrice([.. recorded.Select(text => text.Statement)], rule) : null;
            return Fact(fact, recorded, rule, text => text) with { Line = line };
        }

        NamedHistory OfCriterion(string key)
        {
            var recorded = captured[key].Select(value =>
                new Recorded<string>(value.Source.Revision, value.Source.Of(value.Value)) { Until = value.Source.Until });
            var rule = ValueRules.Of(criteria?.FirstOrDefault(criterion => criterion.Key == key));
            return Fact(ChangedFact.Criterion, WithFiles(key, recorded), rule, text => text) with
            {
                Label = Criterion.LabelOf(criteria, key),
            };
        }

        List<Recorded<string>> WithFiles(string key, IEnumerable<Recorded<string>> recorded) =>
        [
            .. recorded.Concat(files.Where(file => file.Fact == key && WordsOf(file) is not null)
                .Select(file => new Recorded<string>(file.Revision, file.Of(WordsOf(file)!)) { Until = file.Until }))
                .OrderBy(text => text.Revision),
        ];

        // A reason stands in the place of a value, also of those that pages state.
        static string? WordsOf(FileStatement file) => file.Value
            ?? (FileFact.IsCriterion(file.Fact) && file.Because is not null ? ChangeWords.DoesNotApply : null);

        NamedHistory Fact<T>(ChangedFact fact, IReadOnlyList<Recorded<T>> recorded, ValueRule<T> rule, Func<T, string> words)
            where T : class
        {
            var history = FactHistory.Of(recorded, rule, words);
            return new NamedHistory(
                ChangeWords.Label(fact, reviewer: null),
                history with { Steps = history.Steps.Select(step => step with { IsFact = true }).ToList() });
        }

        List<Recorded<T>> Recorded<T>(Func<ToolStatement, T?> value)
            where T : class => inOrder.Where(statement => value(statement) is not null)
                .Select(statement =>
                    new Recorded<T>(statement.Revision, statement.Of(value(statement)!)) { Until = statement.Until }).ToList();
    }
}
