namespace ToolVerdicts.Facts;

/// <summary>The sources of the facts on a page. Captures are numbered in the order of import, before the proofs of editors; a fact refers
/// to at most three, to those first that were seen on the day that the page shows.</summary>
public sealed class Provenance
{
    // Enough to verify a fact; a popular tool is part of hundreds of captures.
    private const int ReferencesPerFact = 3;

    private readonly Dictionary<(long Tool, ToolFact Fact), StandingFact> _facts;
    private readonly Dictionary<(long Tool, string Criterion), Chosen<string>> _criteria;
    private readonly Dictionary<(long Tool, string Criterion), FileStatement> _withdrawn = [];
    private readonly Dictionary<long, Review> _reviews;
    private readonly ILookup<long, ReviewStatement> _shown;
    private readonly HashSet<SourceRef> _ofThisPage;
    private readonly Dictionary<SourceRef, NumberedSource> _sources;

    /// <param name="stated">What sources state of the page's tools.</param>
    /// <param name="reviews">The reviews on the page.</param>
    /// <param name="address">The comparison on the page, whose own captures are named first; null when the page shows none.</param>
    /// <param name="hasCriteria">True when the page shows criteria.</param>
    public Provenance(SourceStatements stated, IEnumerable<Review> reviews, string? address = null, bool hasCriteria = false)
    {
        var (captures, files) = (stated.Captures, stated.Files);
        _ofThisPage = captures.Where(capture => capture.Address == address)
            .Select(capture => new SourceRef(IsFile: false, capture.Id)).ToHashSet();
        _reviews = reviews.ToDictionary(review => review.Id);
        _shown = stated.Reviews
            .Where(shown => !shown.IsWithdrawn && _reviews.TryGetValue(shown.ReviewId, out var review) && Agrees(shown, review))
            .OrderBy(shown => !_ofThisPage.Contains(shown.Origin)).ToLookup(shown => shown.ReviewId);
        var (ofCaptures, ofFiles) = (stated.Tools.ToLookup(statement => statement.ToolId), files.ToLookup(statement => statement.ToolId));
        var standings = ofCaptures.Concat<IGrouping<long, object>>(ofFiles).Select(tool => tool.Key).Distinct()
            .Select(id => (Id: id, Sources: new ToolSources([.. ofCaptures[id]], [.. ofFiles[id]], stated.Decisions, stated.Criteria)))
            .Select(tool => (tool.Id, Facts: ToolStandings.Of(tool.Sources))).ToList();
        _facts = standings
            .SelectMany(tool => Enum.GetValues<ToolFact>().Select(fact => (Key: (tool.Id, fact), Value: tool.Facts.Find(fact))))
            .Where(fact => fact.Value is not null).ToDictionary(fact => fact.Key, fact => fact.Value!);
        _criteria = standings.Where(_ => hasCriteria)
            .SelectMany(tool => tool.Facts.Criteria.Select(fact => KeyValuePair.Create((tool.Id, fact.Key), fact.Value))).ToDictionary();
        foreach (var file in files.Where(file => hasCriteria && file.Value is null && FileFact.IsCriterion(file.Fact)))
            _withdrawn[(file.ToolId, file.Fact)] = file;

        var used = _facts.Values.SelectMany(Named).Concat(_criteria.Values.SelectMany(Named))
            .Concat(_withdrawn.Values.Select(file => file.Origin))
            .Concat(_reviews.Keys.SelectMany(review => SourcesOf(review, isStated: true).Concat(SourcesOf(review, isStated: false))))
            .ToHashSet();
        // Facts with one proof have one footnote, behind those of the captures.
        var proofs = files.Select(file => (file.Origin, file.Proof))
            .Concat(stated.Reviews.Where(shown => shown.IsFile).Select(shown => (shown.Origin, shown.Proof)))
            .Where(source => used.Contains(source.Origin)).ToList();
        var numbered = captures.Where(capture => used.Contains(new SourceRef(IsFile: false, capture.Id)))
            .Select((capture, index) => new NumberedSource(index + 1, capture)).ToList();
        var editors = proofs.Select(source => source.Proof).Distinct()
            .Select((proof, index) => new NumberedSource(numbered.Count + index + 1, Capture: null, proof)).ToList();
        var numbers = editors.ToDictionary(editor => editor.Editor!);
        Sources = [.. numbered, .. editors];
        _sources = numbered.Select(source => KeyValuePair.Create(new SourceRef(IsFile: false, source.Capture!.Id), source))
            .Concat(proofs.Select(source => KeyValuePair.Create(source.Origin, numbers[source.Proof])))
            .ToDictionary();
        Days = SeenDays.Of(_facts.Values.Select(fact => fact.Seen).Concat(_criteria.Values.Select(fact => fact.Seen))
            .Concat(_reviews.Keys.Select(SeenOf)));
    }

    /// <summary>The sources to list as footnotes.</summary>
    public IReadOnlyList<NumberedSource> Sources { get; }

    /// <summary>True when a capture shows the comparison on the page.</summary>
    public bool IsCaptured => _ofThisPage.Count > 0;

    /// <summary>The days on which the facts of the page were seen.</summary>
    public SeenDays Days { get; }

    /// <summary>Captures that state the standing value of this fact; empty when none does.</summary>
    public IReadOnlyList<NumberedSource> Of(long toolId, ToolFact fact) =>
        _facts.TryGetValue((toolId, fact), out var found) && !found.IsContested ? Number(Chosen(found)) : [];

    /// <summary>The day on which the standing value of this fact was seen; null is "not known".</summary>
    public DateOnly? SeenOf(long toolId, ToolFact fact) => _facts.GetValueOrDefault((toolId, fact))?.Seen;

    /// <summary>The values of a fact of which none stands; empty when one does.</summary>
    public IReadOnlyList<ContestedValue> ContestedOf(long toolId, ToolFact fact, Freshness freshness) =>
        _facts.TryGetValue((toolId, fact), out var found) && found.IsContested
            ? Contested(found.Sources).ConvertAll(value => value with { IsOld = freshness.IsOld(fact, value.Seen) })
            : Array.Empty<ContestedValue>();

    /// <summary>The outcome for a criterion; null when no value is stated.</summary>
    public Chosen<string>? CriterionOf(long toolId, string criterion) => _criteria.GetValueOrDefault((toolId, criterion));

    /// <summary>The statement of a file that a criterion has no value; null without one.</summary>
    public FileStatement? WithdrawalOf(long toolId, string criterion) => _withdrawn.GetValueOrDefault((toolId, criterion));

    /// <summary>The proofs of the standing value of a criterion; empty when none stands.</summary>
    public IReadOnlyList<NumberedSource> Of(Chosen<string> criterion) =>
        criterion.IsContested ? [] : Number(Named(criterion));

    /// <summary>The proof of a statement of a file.</summary>
    public IReadOnlyList<NumberedSource> Of(FileStatement statement) => Number([statement.Origin]);

    /// <summary>The values of a criterion of which none stands; empty when one does.</summary>
    public IReadOnlyList<ContestedValue> ContestedOf(Chosen<string> criterion) =>
        criterion.IsContested ? Contested(Described(criterion).Sources) : [];

    private static StandingFact Described(Chosen<string> criterion) => StandingFact.Of(criterion, words => words)!;

    /// <summary>The values of a field of a review of which none stands; empty when one does.</summary>
    public IReadOnlyList<ContestedValue> ContestedOf(Review review, ReviewFact fact)
    {
        // Of a contested text all that captures state beside it is shown, because the review has no values of its own.
        if (!review.IsContested(fact) && (review.State != ReviewState.Contested || fact == ReviewFact.Text))
            return [];
        var chosen = PanelSettlement.Find(_shown[review.Id], shown => fact switch
        {
            ReviewFact.Reviewer => shown.Reviewer,
            ReviewFact.Score => shown.ScoreWords,
            ReviewFact.Call => shown.Call.ToStored(),
            _ => null,
        });
        return chosen is null
            ? []
            : Contested(chosen.Statements.Select(statement => new SourceValue(statement.Value, statement.Origin, statement.Seen)));
    }

    /// <summary>Captures that state reviewer, score or call of this review.</summary>
    public IReadOnlyList<NumberedSource> Stating(long reviewId) => Find(reviewId, isStated: true);

    /// <summary>Captures that contain only the text of this review.</summary>
    public IReadOnlyList<NumberedSource> Showing(long reviewId) => Find(reviewId, isStated: false);

    /// <summary>The latest day on which a capture showed the review; null is "not known".</summary>
    public DateOnly? SeenOf(long reviewId) => _shown[reviewId].Max(shown => shown.Seen);

    /// <summary>The statement of an editor's file on the review; null when no file has one.</summary>
    public ReviewStatement? AssignmentOf(long reviewId) => _shown[reviewId].FirstOrDefault(shown => shown.IsFile);

    /// <summary>True when the page's own captures contain only the text of this review, and another states more of it.</summary>
    public bool IsMatched(long reviewId)
    {
        var ofThisPage = _shown[reviewId].Where(shown => _ofThisPage.Contains(shown.Origin)).ToList();
        return ofThisPage.Count > 0 && ofThisPage.TrueForAll(shown => !shown.IsStated) && _shown[reviewId].Any(shown => shown.IsStated);
    }

    // A capture whose score or call was replaced is no source of the review any longer.
    private static bool Agrees(ReviewStatement shown, Review review) =>
        review.State == ReviewState.Contested
        || ((shown.Reviewer is null || shown.Reviewer == review.Reviewer || review.IsContested(ReviewFact.Reviewer))
            && (shown.Score is null || shown.Score == review.Score || review.IsContested(ReviewFact.Score))
            && (shown.Call is null || shown.Call == review.Call || review.IsContested(ReviewFact.Call)));

    private IEnumerable<SourceRef> Named(StandingFact fact) =>
        fact.IsContested ? fact.Sources.Select(source => source.Source) : Chosen(fact);

    // Most criteria have one source, which needs no order.
    private IEnumerable<SourceRef> Named(Chosen<string> criterion) =>
        criterion.Statements is [var only] ? [only.Origin] : Named(Described(criterion));

    private IEnumerable<SourceRef> Chosen(StandingFact fact) => fact.Sources
        .OrderBy(source => source.Seen != fact.Seen).ThenBy(source => !_ofThisPage.Contains(source.Source))
        .Select(source => source.Source).Distinct().Take(ReferencesPerFact);

    private List<ContestedValue> Contested(IEnumerable<SourceValue> values) => values.GroupBy(value => value.Words)
        .OrderBy(value => value.Key, StringComparer.Ordinal)
        .Select(value => new ContestedValue(
            value.Key, value.Max(source => source.Seen), Number(value.Select(source => source.Source).Distinct().Take(ReferencesPerFact))))
        .ToList();

    private List<NumberedSource> Find(long reviewId, bool isStated) => Number(SourcesOf(reviewId, isStated));

    private IEnumerable<SourceRef> SourcesOf(long reviewId, bool isStated)
    {
        var day = SeenOf(reviewId);
        return _shown[reviewId].Where(shown => shown.IsStated == isStated).OrderBy(shown => shown.Seen != day)
            .Select(shown => shown.Origin).Distinct().Take(ReferencesPerFact);
    }

    private List<NumberedSource> Number(IEnumerable<SourceRef> sources) => sources is IReadOnlyList<SourceRef> and [var only]
        ? (_sources.TryGetValue(only, out var source) ? [source] : [])
        : sources.Where(_sources.ContainsKey).Select(source => _sources[source]).Distinct().OrderBy(source => source.Number).ToList();
}
