namespace ToolVerdicts.Captures;

/// <summary>The sources of the facts on a page. Sources are numbered in the order of import; a fact refers to at most three.</summary>
public sealed class Provenance
{
    // Enough to verify a fact; a popular tool is part of hundreds of captures.
    private const int ReferencesPerFact = 3;

    private readonly ILookup<(long Tool, ToolFact Fact), long> _toolFacts;
    private readonly ILookup<(long Review, bool IsStated), long> _reviews;
    private readonly HashSet<long> _matchedReviews;
    private readonly Dictionary<long, NumberedSource> _sources;

    /// <param name="captures">Every capture that shows one of the page's tools, in the order of import.</param>
    /// <param name="conflicts">Values of captures that contradict stated facts; a contradicting capture is no source of that fact.</param>
    /// <param name="address">The comparison on the page, whose own captures are named first; null when the page shows none.</param>
    public Provenance(
        IReadOnlyList<CaptureSource> captures,
        IReadOnlyList<ToolStatement> tools,
        IReadOnlyList<ReviewStatement> reviews,
        IReadOnlyList<Conflict> conflicts,
        string? address = null)
    {
        Conflicts = conflicts;
        var ofThisPage = captures.Where(capture => capture.Address == address).Select(capture => capture.Id).ToHashSet();
        var disputed = conflicts.Select(conflict => (conflict.CaptureId, conflict.ToolId, conflict.Fact)).ToHashSet();
        _toolFacts = tools.OrderBy(statement => !ofThisPage.Contains(statement.CaptureId))
            .SelectMany(statement => Facts(statement)
                .Where(fact => fact.IsStated && !disputed.Contains((statement.CaptureId, statement.ToolId, fact.Name)))
                .Select(fact => (Key: (statement.ToolId, fact.Fact), statement.CaptureId)))
            .ToLookup(fact => fact.Key, fact => fact.CaptureId);
        _reviews = reviews.OrderBy(statement => !ofThisPage.Contains(statement.CaptureId))
            .ToLookup(statement => (statement.ReviewId, statement.Stated), statement => statement.CaptureId);
        _matchedReviews = reviews.Where(statement => ofThisPage.Contains(statement.CaptureId)).GroupBy(statement => statement.ReviewId)
            .Where(shown => shown.All(statement => !statement.Stated) && _reviews.Contains((shown.Key, true)))
            .Select(shown => shown.Key).ToHashSet();

        var used = _toolFacts.Concat<IEnumerable<long>>(_reviews).SelectMany(ids => ids.Take(ReferencesPerFact)).ToHashSet();
        Sources = captures.Where(capture => used.Contains(capture.Id))
            .Select((capture, index) => new NumberedSource(index + 1, capture)).ToList();
        _sources = Sources.ToDictionary(source => source.Capture.Id);
    }

    /// <summary>The captures to list as footnotes.</summary>
    public IReadOnlyList<NumberedSource> Sources { get; }
    public IReadOnlyList<Conflict> Conflicts { get; }

    /// <summary>Captures that state this fact; empty when none does.</summary>
    public IReadOnlyList<NumberedSource> Of(long toolId, ToolFact fact) => Find(_toolFacts[(toolId, fact)]);

    /// <summary>Captures that state reviewer, score or call of this review.</summary>
    public IReadOnlyList<NumberedSource> Stating(long reviewId) => Find(_reviews[(reviewId, true)]);

    /// <summary>Captures that contain only the text of this review.</summary>
    public IReadOnlyList<NumberedSource> Showing(long reviewId) => Find(_reviews[(reviewId, false)]);

    /// <summary>True when the page's own captures contain only the text of this review, and another states more of it.</summary>
    public bool IsMatched(long reviewId) => _matchedReviews.Contains(reviewId);

    // The names are those under which an import records conflicts.
    private static IEnumerable<(ToolFact Fact, string Name, bool IsStated)> Facts(ToolStatement statement) =>
    [
        (ToolFact.Identity, "name", true),
        (ToolFact.Category, "category", statement.Category),
        (ToolFact.Description, "description", statement.Description),
        (ToolFact.PriceWord, "price word", statement.PriceWord),
        (ToolFact.PriceText, "price text", statement.PriceText),
        (ToolFact.PanelShare, "panel share", statement.PanelShare),
        (ToolFact.PanelCounts, "panel counts", statement.PanelCounts),
        (ToolFact.Community, "community share", statement.Community),
    ];

    private List<NumberedSource> Find(IEnumerable<long> captureIds) =>
        captureIds.Take(ReferencesPerFact).Select(id => _sources[id]).OrderBy(source => source.Number).ToList();
}
