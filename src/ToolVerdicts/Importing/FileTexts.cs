namespace ToolVerdicts.Importing;

/// <summary>Finds the texts of reviews in files: those that a file holds, and captured ones that it names by their first words.</summary>
/// <param name="faults">The list that gets what is wrong.</param>
/// <param name="erased">For a replay of a store from which pages were erased, with texts that files name; else null.</param>
internal sealed class FileTexts(DbConnection store, List<ContentFault> faults, ErasedSources? erased)
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
        if (found.Count == 0 && FindErased(toolId, start) is { } kept)
            return store.SaveText(toolId, kept.Digest, kept.Text);
        faults.Add(new ContentFault(file.Path, review.Line, review.Column, found.Count == 0
            ? $"no captured text of {file.Slug} begins with {Excerpt.Of(review.FirstWords!)}"
            : $"{found.Count} captured texts of {file.Slug} begin with {Excerpt.Of(review.FirstWords!)}; give more words"));
        return null;
    }

    private (string Digest, string Text)? FindErased(long toolId, string start) => erased
        ?.ListTexts(store.QuerySingle<string>(ToolErasure.IdentitySql, new { id = toolId }))
        .Where(text => Wording.Key(text.Text).StartsWith(start, StringComparison.Ordinal))
        .Select(text => ((string, string)?)text).FirstOrDefault();
}
