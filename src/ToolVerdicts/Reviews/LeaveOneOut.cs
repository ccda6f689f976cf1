using ToolVerdicts.Verdicts;

namespace ToolVerdicts.Reviews;

/// <summary>A review that decides a verdict alone.</summary>
/// <param name="Review">The review.</param>
/// <param name="Without">The verdict without it; null when nobody else called.</param>
public sealed record DecidingReview(Review Review, Verdict? Without);

/// <summary>Asks of each review whether the panel's verdict would be another without it.</summary>
public static class LeaveOneOut
{
    /// <summary>
    /// The reviews that turn the verdict when they are left out; empty when none does, null when that cannot be known because
    /// the counts, or a call that could matter, are not stated.
    /// </summary>
    public static IReadOnlyList<DecidingReview>? Of(Tally? panel, IReadOnlyList<Review> reviews)
    {
        if (panel is not { Verdict: { } verdict } tally)
            return null;
        // A side of the panel that could not turn the verdict need not be known by name.
        var turning = Enum.GetValues<Call>().Where(call => tally.Without(call) is { } rest && rest.Verdict != verdict).ToList();
        if (turning.Count > 0 && reviews.LongCount(review => review.Call is not null) < tally.Total)
            return null;
        return reviews.Where(review => review.Call is { } call && turning.Contains(call))
            .Select(review => new DecidingReview(review, tally.Without(review.Call!.Value)!.Value.Verdict)).ToList();
    }

    /// <summary>Says whose review alone turns the verdict on a tool.</summary>
    /// <param name="tool">The tool's name.</param>
    /// <param name="panel">Its counts.</param>
    /// <param name="reviews">Its reviews.</param>
    /// <param name="nameOf">A reviewer's name by key.</param>
    public static string Sentence(string tool, Tally? panel, IReadOnlyList<Review> reviews, Func<string, string> nameOf)
    {
        if (panel?.Verdict is not { } verdict)
            return $"The panel’s verdict on {tool} is not stated.";
        if (Of(panel, reviews) is not { } deciding)
            return $"Whose review alone would turn the verdict on {tool} is not known: not every call is stated.";
        if (deciding.Count == 0)
            return $"No single review decides on {tool}: without any one of them it is still {verdict}.";
        var turns = deciding.GroupBy(review => review.Without).OrderBy(turn => turn.Key)
            .Select(turn => $"without {string.Join(" or ", turn.Select(review => Who(review.Review, nameOf)).Order(StringComparer.Ordinal))} it would be {turn.Key?.ToString() ?? "without a verdict"}");
        return $"On {tool} {(deciding.Count == 1 ? "one review decides" : $"each of {deciding.Count} reviews decides")}: {string.Join(", ", turns)}.";
    }

    private static string Who(Review review, Func<string, string> nameOf) => review.Reviewer is not { } key
        ? "a reviewer who is not named"
        : $"the {nameOf(key)}{(review.IsNamed ? "" : " (name inferred)")}";
}
