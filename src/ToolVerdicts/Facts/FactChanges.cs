namespace ToolVerdicts.Facts;

/// <summary>Finds the changes between two states of a tool. Another basis or inferred name is no change.</summary>
public static class FactChanges
{
    /// <param name="before">The tool before the revision; null for a new one.</param>
    /// <param name="isSpellingNews">True when another spelling of a value is a change, too.</param>
    /// <param name="criteria">The criteria after the revision, by which their values are compared.</param>
    public static IReadOnlyList<FactChange> Between(
        SettledTool? before, SettledTool after, bool isSpellingNews, IReadOnlyList<Criterion> criteria) => before is null
        ? [new FactChange(ChangedFact.Added, ReviewId: null, Before: null, after.Tool.Name)]
        :
        [
            .. OfTool(before.Tool, after.Tool, isSpellingNews), .. OfCriteria(before, after, isSpellingNews, criteria),
            .. OfReviews(before.Shown, after.Reviews),
        ];

    /// <summary>The panel in words, such as "4 ship / 0 skip" or "75% ship"; null when it is not known.</summary>
    public static string? PanelWords(Tool tool) => tool.PanelCounts() ?? (tool.PanelShare is { } share ? $"{share}% ship" : null);

    private static IEnumerable<FactChange> OfTool(Tool before, Tool after, bool isSpellingNews)
    {
        var changes = new[]
        {
            Change(ChangedFact.Name, ToolFact.Identity, tool => tool.Name),
            Change(ChangedFact.Tagline, ToolFact.Identity, tool => tool.Tagline),
            Change(ChangedFact.Category, ToolFact.Category, tool => tool.Category),
            Change(ChangedFact.Description, ToolFact.Description, tool => tool.Description),
            Change(ChangedFact.Price, ToolFact.Price, tool => tool.PriceWord),
            Change(ChangedFact.Pricing, ToolFact.Pricing, tool => tool.PriceText),
            Change(ChangedFact.Panel, ToolFact.Panel, PanelWords) is { } panel
                ? panel with { BeforeVerdict = before.Verdict, AfterVerdict = after.Verdict }
                : null,
            Change(ChangedFact.Community, ToolFact.Community, tool => tool.CapturedCommunity()),
        };
        return changes.OfType<FactChange>();

        FactChange? Change(ChangedFact changed, ToolFact fact, Func<Tool, string?> words) =>
            isSpellingNews && before.IsContested(fact) == after.IsContested(fact) && words(before) is { } former && words(after) is { } now
            && !string.Equals(former, now, StringComparison.Ordinal)
                ? new FactChange(changed, ReviewId: null, former, now)
                : Of(changed, null, new(words(before), before.IsContested(fact)), new(words(after), after.IsContested(fact)));
    }

    private static IEnumerable<FactChange> OfCriteria(
        SettledTool before, SettledTool after, bool isSpellingNews, IReadOnlyList<Criterion> criteria)
    {
        return new[] { before, after }
            .SelectMany(tool => tool.Criteria.Select(value => value.Criterion).Concat(tool.ContestedCriteria))
            .Distinct().Order(StringComparer.Ordinal)
            .Select(key => (Key: key, Before: Find(before, key), After: Find(after, key)))
            .Where(criterion => !IsSame(criterion.Key, criterion.Before, criterion.After))
            .Select(criterion => new FactChange(
                ChangedFact.Criterion, ReviewId: null, criterion.Before.Words, criterion.After.Words)
            {
                Criterion = criterion.Key,
                BeforeContested = criterion.Before.IsContested,
                AfterContested = criterion.After.IsContested,
            });

        static Value Find(SettledTool tool, string key) =>
            new(tool.Criteria.FirstOrDefault(value => value.Criterion == key)?.Value, tool.ContestedCriteria.Contains(key));

        bool IsSame(string key, Value former, Value now) => former == now
            || (!isSpellingNews && former.Words is { } before && now.Words is { } after
                && ValueRules.Of(criteria.FirstOrDefault(criterion => criterion.Key == key)).IsSame(before, after));
    }

    private static IEnumerable<FactChange> OfReviews(IReadOnlyList<Review> before, IReadOnlyList<Review> after)
    {
        var known = before.ToDictionary(review => review.Id);
        var standing = after.Where(review => review.State == ReviewState.Standing)
            .SelectMany(review => OfReview(known.GetValueOrDefault(review.Id) ?? Former(review), review));
        var contested = after.Where(review => review.State == ReviewState.Contested).DistinctBy(review => review.Reviewer)
            .Where(review => Former(review)?.State != ReviewState.Contested)
            .Select(review => new FactChange(ChangedFact.Review, review.Id, Former(review)?.Text, After: null) { AfterContested = true });
        var withdrawn = after.Where(review => review.State == ReviewState.Withdrawn && known.ContainsKey(review.Id)
                && !after.Any(other => other.IsShown && other.IsNamed && other.Reviewer == known[review.Id].Reviewer))
            .Select(review => new FactChange(ChangedFact.Review, review.Id, review.Text, After: null));
        return standing.Concat(contested).Concat(withdrawn);

        // The reviewer's text that pages showed before.
        Review? Former(Review review) =>
            before.FirstOrDefault(other => review.IsNamed && other.IsNamed && other.Reviewer == review.Reviewer);
    }

    private static IEnumerable<FactChange> OfReview(Review? before, Review after)
    {
        if (before is null)
            return [new FactChange(ChangedFact.Review, after.Id, Before: null, after.Text)];
        return new[]
        {
            Of(ChangedFact.Review, after.Id, Text(before), Text(after)),
            Field(ChangedFact.Reviewer, ReviewFact.Reviewer, review => review.IsNamed ? review.Reviewer : null),
            Field(ChangedFact.Score, ReviewFact.Score, review => review.Score?.ToString()),
            Field(ChangedFact.Call, ReviewFact.Call, review => review.Call.ToStored()),
        }.OfType<FactChange>();

        Value Text(Review review) =>
            review.State == ReviewState.Contested ? new Value(null, IsContested: true) : new Value(review.Text, IsContested: false);

        FactChange? Field(ChangedFact changed, ReviewFact fact, Func<Review, string?> words) => Of(
            changed, after.Id, new(words(before), before.IsContested(fact)), new(words(after), after.IsContested(fact)));
    }

    private static FactChange? Of(ChangedFact fact, long? reviewId, Value before, Value after) => before.IsSameAs(after) ? null
        : new FactChange(fact, reviewId, before.Words, after.Words)
        {
            BeforeContested = before.IsContested,
            AfterContested = after.IsContested,
        };

    private sealed record Value(string? Words, bool IsContested)
    {
        public bool IsSameAs(Value other) => IsContested == other.IsContested
            && (Words is null || other.Words is null ? Words == other.Words : Wording.Same(Words, other.Words));
    }
}
