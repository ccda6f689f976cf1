namespace ToolVerdicts.Sheets;

/// <summary>Writes a review in Markdown, with the basis of each of its fields.</summary>
internal static class ReviewMarkdown
{
    public static IEnumerable<string> Of(Review review, Provenance provenance)
    {
        yield return string.Join('\n', new[]
        {
            review.State == ReviewState.Contested ? "- Contested: pages of equal standing show different texts of this reviewer" : null,
            review.IsContested(ReviewFact.Reviewer) ? $"- Reviewer: {Field(ReviewFact.Reviewer, null)}" : null,
            $"- Score: {Field(ReviewFact.Score, review.Score is { } score ? $"{score}/100" : null)}",
            $"- Call: {Field(ReviewFact.Call, review.Call?.ToString().ToLowerInvariant())}"
                + (review.CallBasis == Basis.Deduced ? " (deduced from the panel’s share)" : ""),
            review.ReviewerBasis == Basis.Inferred ? "- Reviewer: name inferred from the row it stands in" : null,
            provenance.AssignmentOf(review.Id) is { } assigned ? $"- {MarkdownText.Line(AssignmentWords.Of(assigned))}" : null,
            provenance.IsMatched(review.Id) ? "- Matched: the same text is stated on another page" : null,
        }.OfType<string>());
        yield return MarkdownText.Quotation(review.Text);
        var (stating, showing) = (provenance.Stating(review.Id), provenance.Showing(review.Id));
        var kind = provenance.AssignmentOf(review.Id) is null ? "Stated on page" : "Assigned by source";
        if (Source(kind, ProvenanceMarkdown.References(stating), ProvenanceMarkdown.References(showing)) is { } source)
            yield return source;

        string Field(ReviewFact fact, string? value) =>
            value ?? (provenance.ContestedOf(review, fact) is [_, ..] values ? ProvenanceMarkdown.Contested(values) : "not stated");
    }

    private static string? Source(string kind, string stating, string showing) => (stating, showing) switch
    {
        ("", "") => null,
        (_, "") => $"{kind}{stating}",
        ("", _) => $"Text from page{showing}",
        _ => $"{kind}{stating}; matched by its text on page{showing}",
    };
}
