namespace ToolVerdicts.Importing;

/// <summary>Tells what an import did with each fact of a capture, from the tools before and after it.</summary>
internal static class CapturedFacts
{
    /// <param name="tools">The tools before and after, in the order of the capture.</param>
    /// <param name="criteria">The criteria, some of which name rows of the capture.</param>
    public static IReadOnlyList<CapturedFact> Of(
        Capture capture, IReadOnlyList<ToolRevision> tools, IReadOnlyList<Criterion> criteria) =>
        tools.SelectMany((tool, side) => OfTool(capture.Tools[side], side, tool).Concat(OfRows(capture, side, tool, criteria))
            .Concat(capture.Reviews.Where(review => review.Side == side).SelectMany(review => OfReview(review, tool)))).ToList();

    private static IEnumerable<CapturedFact> OfTool(CapturedTool said, int side, ToolRevision tool)
    {
        var after = tool.After.Tool;
        var claim = said.PanelShare is null && said.PanelTally is null ? null
            : new PanelClaim(said.PanelShare, said.PanelTally, Deduced: null);
        var stands = after.Panel is null && after.PanelShare is null ? null
            : new PanelClaim(after.PanelShare, after.PanelBasis == Basis.Stated ? after.Panel : null, Deduced: null);
        return new[]
        {
            Text("name", ToolFact.Identity, said.Identity.Name, known => known.Name),
            Text("tagline", ToolFact.Identity, said.Identity.Tagline, known => known.Tagline),
            Text("category", ToolFact.Category, said.Category, known => known.Category),
            Text("description", ToolFact.Description, said.Description, known => known.Description),
            Text("price word", ToolFact.Price, said.PriceWord, known => known.PriceWord),
            Text("price text", ToolFact.Pricing, said.PriceText, known => known.PriceText),
            Fact("panel", ToolFact.Panel, claim?.ToString(), FactChanges.PanelWords, claim is not null && stands?.IsSameAs(claim) == true),
            Text("community", ToolFact.Community,
                ToolWords.CapturedCommunity(said.Community?.SharePercent, said.Community?.Votes), known => known.CapturedCommunity()),
        }.OfType<CapturedFact>();

        CapturedFact? Text(string name, ToolFact fact, string? value, Func<Tool, string?> words) =>
            Fact(name, fact, value, words, value is not null && words(after) is { } now && Wording.Same(value, now));

        CapturedFact? Fact(string name, ToolFact fact, string? value, Func<Tool, string?> words, bool isStanding) => value is null ? null
            : Outcome(side, name, value, tool.Before is null, tool.Before is null ? null : words(tool.Before.Tool), words(after),
                after.IsContested(fact), isStanding);
    }

    private static IEnumerable<CapturedFact> OfRows(
        Capture capture, int side, ToolRevision tool, IReadOnlyList<Criterion> criteria)
    {
        foreach (var (row, criterion) in capture.ListRows(criteria))
        {
            if (row.Values[side] is not { } said || CriterionValue.Read(criterion, said) is null)
                continue;
            var rule = ValueRules.Of(criterion);
            var (before, after) = (tool.Before is null ? null : Find(tool.Before), Find(tool.After));
            yield return Outcome(
                side,
                Wording.Same(row.Label, criterion.Label) ? criterion.Label : $"{criterion.Label} (row {row.Label})",
                said,
                tool.Before is null,
                before is not null && after is not null && rule.IsSame(before, after) ? after : before,
                after,
                tool.After.ContestedCriteria.Contains(criterion.Key),
                after is not null && rule.IsSame(said, after));

            string? Find(SettledTool settled) => settled.Criteria.FirstOrDefault(value => value.Criterion == criterion.Key)?.Value;
        }
    }

    private static IEnumerable<CapturedFact> OfReview(CapturedReview said, ToolRevision tool)
    {
        var after = tool.After.Reviews.First(review => review.TextDigest == said.TextDigest);
        var owner = said.Reviewer?.Name ?? after.Reviewer;
        if (after.State == ReviewState.Withdrawn)
        {
            yield return new CapturedFact(FactOutcome.Unassigned, said.Side, "text", said.Text, Other: null);
            yield break;
        }

        var before = tool.ReviewsBefore.FirstOrDefault(review => review.Id == after.Id);
        var rival = tool.ReviewsBefore.Concat(tool.After.Shown)
            .FirstOrDefault(review => review.Id != after.Id && review.IsNamed && after.IsNamed && review.Reviewer == after.Reviewer);
        var text = after.State switch
        {
            ReviewState.Superseded => FactOutcome.Older,
            ReviewState.Contested => FactOutcome.Contest,
            _ when before is not null => FactOutcome.Keep,
            _ => rival is null ? FactOutcome.Add : FactOutcome.Change,
        };
        yield return new CapturedFact(text, said.Side, Named("text"), said.Text, text == FactOutcome.Keep ? null : rival?.Text);
        if (after.State != ReviewState.Standing)
            yield break;
        var fields = new (string Name, ReviewFact Fact, string? Value, Func<Review, string?> Words)[]
        {
            ("reviewer", ReviewFact.Reviewer, said.Reviewer?.Key, review => review.IsNamed ? review.Reviewer : null),
            ("score", ReviewFact.Score, said.Score?.ToString(), review => review.Score?.ToString()),
            ("call", ReviewFact.Call, said.Call.ToStored(), review => review.CallBasis == Basis.Deduced ? null : review.Call.ToStored()),
        };
        foreach (var (name, fact, value, words) in fields.Where(field => field.Value is not null))
        {
            yield return Outcome(said.Side, Named(name), value!, before is null, before is null ? null : words(before), words(after),
                after.IsContested(fact), words(after) == value);
        }

        string Named(string field) => owner is null ? field : $"{owner}'s {field}";
    }

    private static CapturedFact Outcome(
        int side, string fact, string said, bool isNew, string? before, string? after, bool isContested, bool isStanding)
    {
        var outcome = isContested ? FactOutcome.Contest
            : !isStanding ? FactOutcome.Older
            : isNew ? FactOutcome.Add
            : before is null ? FactOutcome.Fill
            : before == after || Wording.Same(before, after!) ? FactOutcome.Keep
            : FactOutcome.Change;
        return new CapturedFact(outcome, side, fact, said, outcome switch
        {
            FactOutcome.Contest or FactOutcome.Change => before,
            FactOutcome.Older => after,
            _ => null,
        });
    }
}
