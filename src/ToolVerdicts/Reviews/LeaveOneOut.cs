namespace ToolVerdicts.Reviews;

/// <summary>Finds the reviews without which the panel's verdict would be another.</summary>
public static class LeaveOneOut
{
    /// <summary>The reviews without which the verdict is another; null when counts, or calls that could matter, are not stated.</summary>
    public static IReadOnlyList<DecidingReview>? Of(Tally? panel, IReadOnlyList<Review> reviews)
    {
        if (panel is not { Verdict: { } verdict } tally)
            return null;
        // Only calls whose absence changes the verdict have to be known review by review.
        var turning = Enum.GetValues<Call>().Where(call => tally.Without(call) is { } rest && rest.Verdict != verdict).ToList();
        if (turning.Count > 0 && reviews.LongCount(review => review.Call is not null) < tally.Total)
            return null;
        return reviews.Where(review => review.Call is { } call && turning.Contains(call))
            .Select(review => new DecidingReview(review, tally.Without(review.Call!.Value)!.Value.Verdict)).ToList();
    }

    /// <summary>Describes which single reviews decide the verdict on a tool.</summary>
    /// <param name="name">The tool's name as the page shows it.</param>
    /// <param name="nameOf">Gives a reviewer's name by key.</param>
    public static string Sentence(string name, Tool tool, IReadOnlyList<Review> reviews, Func<string, string> nameOf)
    {
        var panel = tool.Panel;
        if (panel?.Verdict is not { } verdict)
            return $"The panel’s verdict on {name} is {(tool.IsContested(ToolFact.Panel) ? "contested" : "not stated")}.";
        if (Of(panel, reviews) is not { } deciding)
            return $"Whose review alone would turn the verdict on {name} is not known: not every call is stated.";
        if (deciding.Count == 0)
            return $"No single review decides on {name}: without any one of them it is still {verdict}.";
        var count = deciding.Count == 1 ? "one review decides" : $"each of {deciding.Count} reviews decides";
        var turns = deciding.GroupBy(review => review.Without).OrderBy(turn => turn.Key).Select(Turn);
        return $"On {name} {count}: {string.Join(", ", turns)}.";

        string Turn(IGrouping<Verdict?, DecidingReview> turn)
        {
            var names = turn.Select(review => NameOf(review.Review, nameOf)).Order(StringComparer.Ordinal);
            return $"without {string.Join(" or ", names)} it would be {turn.Key?.ToString() ?? "without a verdict"}";
        }
    }

    private static string NameOf(Review review, Func<string, string> nameOf) => review.Reviewer is not { } key
        ? "a reviewer who is not named"
        : $"the {nameOf(key)}{(review.IsNamed ? "" : " (name inferred)")}";
}
