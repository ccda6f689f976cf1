namespace ToolVerdicts.Importing;

/// <summary>Finds the texts of reviews in files: those that a file holds, and captured ones that it names by their first words.</summary>
/// <param name="faults">The list that gets what is wrong.</param>
internal sealed class FileTexts(DbConnection store, List<ContentFault> faults)
{
    /// <summary>The statement of a review, with the text that it is about.</summary>
    /// <returns>Null after a fault.</returns>
    public StoredReview? Resolve(ToolFile file, long toolId, AssignedReview review)
    {
        if (FindText(file, toolId, review) is not { } reviewId)
            return null;
        store.AddReviewer(Reviewer.Named(review.Reviewer));
        return new StoredReview
        {
            ReviewId = reviewId, Reviewer = review.Reviewer, Score = review.Score, Call = review.Call, Author = review.Author,
            Written = review.Written, Authorship = review.Authorship, Seen = review.Proof.Seen, Source = review.Proof.Source,
            Because = review.Proof.Because,
        };
    }

    private long? FindText(ToolFile file, long toolId, AssignedReview review)
    {
        if (review.Text is { } text)
            return store.SaveOwnText(toolId, text);
        var start = Wording.Key(review.FirstWords!);
        var found = store.ListCapturedTexts(toolId)
            .Where(captured => Wording.Key(captured.Text).StartsWith(start, StringComparison.Ordinal)).ToList();
        if (found is [var only])
            return only.Id;
        faults.Add(new ContentFault(file.Path, review.Line, review.Column, found.Count == 0
            ? $"no captured text of {file.Slug} begins with {Excerpt.Of(review.FirstWords!)}"
            : $"{found.Count} captured texts of {file.Slug} begin with {Excerpt.Of(review.FirstWords!)}; give more words"));
        return null;
    }
}
