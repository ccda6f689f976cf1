namespace ToolVerdicts.Captures;

/// <summary>A capture with the number under which a page refers to it.</summary>
public sealed record NumberedSource(int Number, CaptureSource Capture);

/// <summary>The sources of the facts on a page. Sources are numbered in the order of import; a fact refers to at most three.</summary>
public sealed class Provenance
{
    // Enough to verify a fact; a popular tool is part of hundreds of captures.
    private const int ReferencesPerFact = 3;

    private readonly Dictionary<(long Tool, ToolFact Fact), List<long>> _toolFacts = [];
    private readonly Dictionary<long, List<long>> _statedReviews = [];
    private readonly Dictionary<long, List<long>> _shownReviews = [];
    private readonly HashSet<long> _matchedReviews = [];
    private readonly Dictionary<long, NumberedSource> _sources;

    /// <param name="captures">Every capture that shows one of the page's tools, in the order of import.</param>
    /// <param name="tools">The facts these captures state about the tools.</param>
    /// <param name="reviews">The reviews these captures contain.</param>
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
        foreach (var statement in tools.OrderBy(statement => !ofThisPage.Contains(statement.CaptureId)))
        {
            foreach (var (fact, name, isStated) in Facts(statement))
            {
                if (isStated && !disputed.Contains((statement.CaptureId, statement.ToolId, name)))
                    Add(_toolFacts, (statement.ToolId, fact), statement.CaptureId);
            }
        }

        foreach (var statement in reviews.OrderBy(statement => !ofThisPage.Contains(statement.CaptureId)))
            Add(statement.Stated ? _statedReviews : _shownReviews, statement.ReviewId, statement.CaptureId);
        foreach (var shown in reviews.Where(statement => ofThisPage.Contains(statement.CaptureId)).GroupBy(statement => statement.ReviewId))
        {
            if (shown.All(statement => !statement.Stated) && _statedReviews.ContainsKey(shown.Key))
                _matchedReviews.Add(shown.Key);
        }

        var used = _toolFacts.Values.Concat(_statedReviews.Values).Concat(_shownReviews.Values).SelectMany(ids => ids).ToHashSet();
        Sources = captures.Where(capture => used.Contains(capture.Id))
            .Select((capture, index) => new NumberedSource(index + 1, capture)).ToList();
        _sources = Sources.ToDictionary(source => source.Capture.Id);
    }

    /// <summary>The captures to list as footnotes.</summary>
    public IReadOnlyList<NumberedSource> Sources { get; }

    public IReadOnlyList<Conflict> Conflicts { get; }

    /// <summary>Captures that state this fact; empty when none does.</summary>
    public IReadOnlyList<NumberedSource> Of(long toolId, ToolFact fact) => Find(_toolFacts.GetValueOrDefault((toolId, fact)));

    /// <summary>Captures that state reviewer, score or call of this review.</summary>
    public IReadOnlyList<NumberedSource> Stating(long reviewId) => Find(_statedReviews.GetValueOrDefault(reviewId));

    /// <summary>Captures that contain only the text of this review.</summary>
    public IReadOnlyList<NumberedSource> Showing(long reviewId) => Find(_shownReviews.GetValueOrDefault(reviewId));

    /// <summary>
    /// True when the captures of the page's own comparison contain only the text of this review, while another capture
    /// states reviewer, score or call beside the same text.
    /// </summary>
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

    private static void Add<T>(Dictionary<T, List<long>> captures, T fact, long captureId)
        where T : notnull
    {
        if (!captures.TryGetValue(fact, out var ids))
            captures[fact] = ids = [];
        if (ids.Count < ReferencesPerFact)
            ids.Add(captureId);
    }

    private List<NumberedSource> Find(List<long>? captureIds) =>
        (captureIds ?? []).Select(id => _sources[id]).OrderBy(source => source.Number).ToList();
}
