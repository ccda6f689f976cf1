namespace ToolVerdicts.Facts;

/// <summary>A change of a standing value, for lists.</summary>
public sealed record ListedChange
{
    public long Id { get; init; }
    public long RevisionId { get; init; }
    /// <summary>When the revision was recorded.</summary>
    public DateTimeOffset RecordedAt { get; init; }
    public Slug Slug { get; init; }
    /// <summary>The tool's name, in a list of all tools a distinct one (<see cref="DistinctNames"/>).</summary>
    public string Name { get; init; } = "";
    /// <summary>The tool's tagline.</summary>
    public string Tagline { get; init; } = "";
    public ChangedFact Fact { get; init; }
    /// <summary>The criterion's key; null when the fact is none of a criterion.</summary>
    public string? Criterion { get; init; }
    /// <summary>The reviewer's name; null when the fact is none of a review, or the reviewer is not known.</summary>
    public string? Reviewer { get; init; }
    /// <summary>The digest of the review's text, which names the review for good; null when the fact is none of a review.</summary>
    public string? TextDigest { get; init; }
    /// <summary>The value in words; null is "not stated", or contested.</summary>
    public string? Before { get; init; }
    /// <summary>The value in words; null is "not stated", or contested.</summary>
    public string? After { get; init; }
    public bool BeforeContested { get; init; }
    public bool AfterContested { get; init; }
    /// <summary>Of a change of the panel the verdict before; null without one.</summary>
    public Verdict? BeforeVerdict { get; init; }
    /// <summary>Of a change of the panel the verdict after; null without one.</summary>
    public Verdict? AfterVerdict { get; init; }
    /// <summary>The capture that the revision took in, of several the first; null when it took in none.</summary>
    public long? CaptureId { get; init; }
    /// <summary>The capture's file name.</summary>
    public string? FileName { get; init; }
    /// <summary>SHA-256 of that file, lower-case hexadecimal.</summary>
    public string? Sha256 { get; init; }
    /// <summary>The editor who made the revision; null when none is named.</summary>
    public string? Author { get; init; }
    /// <summary>The editor's words on the revision; null without any.</summary>
    public string? Message { get; init; }
    /// <summary>The day on which the capture was seen; null is "not known".</summary>
    public DateOnly? Seen { get; init; }
    /// <summary>False when the capture had been imported before, with another day.</summary>
    public bool IsFirstSighting { get; init; }

    /// <summary>The source of the revision in words: the page, or the editor.</summary>
    public string Source => CaptureId is { } page
        ? $"page {page}, {(Seen is { } day ? $"seen {SeenDays.Words(day)}" : "day not known")}"
        : $"an editor{(Author is null ? "" : $", {Author}")}{(Message is null ? "" : $": {Excerpt.Of(Message)}")}";

    /// <summary>True when a fact of a known tool became known.</summary>
    public bool IsFirstStated => Fact != ChangedFact.Added && Before is null && !BeforeContested && !AfterContested;

    /// <summary>The label of the criterion; null to show its key.</summary>
    public string? CriterionLabel { get; init; }

    /// <inheritdoc cref="ChangeWords.Label"/>
    public string Label => ChangeWords.Label(Fact, Reviewer, CriterionLabel ?? Criterion);

    /// <summary>Changes with the labels of their criteria.</summary>
    public static IReadOnlyList<ListedChange> WithLabels(IReadOnlyList<ListedChange> changes, IReadOnlyList<Criterion> criteria) =>
        changes.Any(change => change.Criterion is not null)
            ? changes.Select(change => change.Criterion is { } key
                ? change with { CriterionLabel = Criteria.Criterion.LabelOf(criteria, key) }
                : change).ToList()
            : changes;

    /// <summary>The value before, shortened.</summary>
    public string BeforeWords => ChangeWords.Short(Fact, Before, BeforeContested, After);

    /// <summary>The value after, shortened.</summary>
    public string AfterWords => ChangeWords.Short(Fact, After, AfterContested, Before);

    /// <summary>The turn of the verdict that came with the panel's, such as "verdict Ship → Skip"; null without one.</summary>
    public string? VerdictTurn => BeforeVerdict == AfterVerdict || Fact != ChangedFact.Panel ? null
        : $"verdict {ChangeWords.Value(BeforeVerdict?.ToString(), BeforeContested)} → "
            + ChangeWords.Value(AfterVerdict?.ToString(), AfterContested);

    /// <summary>The change on one line, such as "Free → Paid".</summary>
    public string Turn => $"{BeforeWords} → {AfterWords}{(VerdictTurn is { } verdict ? $", {verdict}" : "")}";
}
