namespace ToolVerdicts.Facts;

/// <summary>A contradiction that an editor is to settle: pages that contest each other, or a later page that contradicts a file.</summary>
/// <param name="Number">Eight digits that follow from the tool, the fact and the statements, so that other statements make another
/// question.</param>
/// <param name="Tool">The tool's address.</param>
/// <param name="Fact">The fact in words, such as "price" or "score by builder".</param>
/// <param name="Stands">The value that stands, in words; null when the fact is contested.</param>
/// <param name="Values">The values that contradict it, or each other, with the day on which each was seen; the latest first.</param>
public sealed record Question(long Number, Slug Tool, string Fact, string? Stands, IReadOnlyList<SourceValue> Values)
{
    /// <summary>The reason why words are no answer; null for one.</summary>
    /// <param name="take"><c>keep</c>, <c>said</c>, or a value.</param>
    /// <param name="hasOthers">True for a fact that can have a value which no source states.</param>
    public string? FindRefusal(string take, bool hasOthers)
    {
        if (take == Answers.Keep)
            return null;
        if (Fact == Answers.PanelBesideReviews)
            return "The panel has the counts of the reviews in the tool's file: take keep, or change the reviews.";
        var latest = Values.Where(value => value.Seen == Values[0].Seen).Select(value => value.Words)
            .Distinct(StringComparer.Ordinal).ToList();
        if (take == Answers.Said)
            return latest is [_, _, ..] ? $"Several values are the latest: take one of {Listed(latest)}." : null;
        return hasOthers || Values.Any(value => Wording.Same(value.Words, take)) ? null
            : $"No source says {Excerpt.Of(take)}: take keep, or one of {Listed(Values.Select(value => value.Words).Distinct())}.";
    }

    /// <inheritdoc cref="FindRefusal(string, bool)"/>
    /// <param name="take"><c>keep</c>, <c>said</c>, or a value.</param>
    /// <param name="criteria">The criteria of the site.</param>
    public string? FindRefusal(string take, IReadOnlyList<Criterion> criteria)
    {
        var criterion = criteria.FirstOrDefault(criterion => criterion.Key == Fact);
        var refusal = FindRefusal(take, hasOthers: criterion is not null || !FileFact.IsCriterion(Fact));
        if (refusal is not null || criterion is null || take is Answers.Keep or Answers.Said)
            return refusal;
        return CriterionValue.Read(criterion, take, out var fault) is null ? $"{Excerpt.Of(take)} is no {criterion.Key}: {fault}." : null;
    }

    private static string Listed(IEnumerable<string> words) => string.Join(", ", words.Select(value => $"“{value}”"));
}
