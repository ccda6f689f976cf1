namespace ToolVerdicts.Sheets;

/// <summary>Lists the facts that a captured page states, with where each stands.</summary>
/// <param name="criteria">The criteria of the site.</param>
/// <param name="reviewers">All reviewers by key.</param>
internal sealed class PageFacts(
    PageWords words, Freshness freshness, IReadOnlyList<Criterion> criteria, IReadOnlyDictionary<string, Reviewer> reviewers)
{
    private readonly PageLines _lines = new(words.Lines);
    private readonly List<PageFact> _facts = [];
    private readonly ValueRule<string> _text = ValueRules.Text();
    private readonly ValueRule<string> _prose = ValueRules.Prose();

    public IReadOnlyList<PageFact> List => _facts;

    /// <summary>Adds what the page states of a tool.</summary>
    /// <param name="said">The statement; of a page that was taken back, its last.</param>
    /// <param name="tool">The tool as the site shows it.</param>
    public void Add(ToolStatement said, Tool tool, ToolStandings standings)
    {
        AddText("Name", said.Name, standings.Name);
        AddText("Tagline", said.Tagline, standings.Tagline);
        AddText("Category", said.Category, standings.Category);
        AddText("Description", said.Description, standings.Description, rule: _prose);
        AddText("Price", said.PriceWord, standings.Price, ToolFact.Price);
        AddText("Pricing", said.PriceText, standings.Pricing, ToolFact.Pricing);
        if (said.Panel is { } panel)
            Add(said, "Panel", $"{panel}", _lines.OfPanel(panel), () => Judge(panel, tool, standings));
        if (said.Community is { } votes)
        {
            Add(said, "Votes on that site", Words(votes), _lines.OfVotes(votes),
                () => PageJudgement.Of(standings.Community, votes, ValueRules.Community, Words, _ => false));
        }

        foreach (var row in CapturedCriterion.ListOf([said], criteria))
        {
            var criterion = criteria.First(criterion => criterion.Key == row.Key);
            var chosen = standings.Criteria.FirstOrDefault(standing => standing.Key == row.Key).Value;
            Add(said, criterion.Label, row.Value, _lines.OfText(row.Value), () => PageJudgement.Of(
                chosen, row.Value, ValueRules.Of(criterion), text => text, day => criterion.IsOld(day, freshness.Today)));
        }

        void AddText(string label, string? value, Chosen<string>? chosen, ToolFact? aging = null, ValueRule<string>? rule = null)
        {
            if (value is not null)
            {
                Add(said, label, value, _lines.OfText(value), () => PageJudgement.Of(
                    chosen, value, rule ?? _text, text => text, day => aging is { } fact && freshness.IsOld(fact, day)));
            }
        }
    }

    /// <summary>Adds a review of the page.</summary>
    /// <param name="review">The review as the site has it.</param>
    /// <param name="all">All reviews of the tool.</param>
    /// <param name="edited">The reviews of which an editor's file says something.</param>
    public void Add(long side, ReviewStatement said, Review review, IReadOnlyList<Review> all, IReadOnlySet<long> edited)
    {
        var key = said.Reviewer ?? review.Reviewer;
        var by = key is null ? null : reviewers.TryGetValue(key, out var reviewer) ? reviewer.Name : key;
        var text = JudgeText(said, review, key, all, edited);
        Add(side, ChangeWords.Label(ChangedFact.Review, by), review.Text, _lines.OfText(review.Text), text);
        if (said.Reviewer is not null && review.Reviewer is { } named && named != said.Reviewer)
        {
            var other = reviewers.TryGetValue(named, out var known) ? known.Name : named;
            Add(side, "Reviewer of that text", by!, line: null, Beside(other, edited.Contains(review.Id)));
        }

        if (said.Score is { } score)
            Add(side, ChangeWords.Label(ChangedFact.Score, by), $"{score}/100", _lines.OfScore(score), Field(
                ReviewFact.Score, said.Score == review.Score, review.Score is { } stands ? $"{stands}/100" : null));
        if (said.Call is { } call)
            Add(side, ChangeWords.Label(ChangedFact.Call, by), $"{call}".ToLowerInvariant(), _lines.OfCall(said.Score, call), Field(
                ReviewFact.Call, call == review.Call, review.Call.ToStored()));

        PageJudgement Field(ReviewFact fact, bool isSame, string? stands) =>
            text.State != PageFactState.Stands ? text
            : review.IsContested(fact) ? PageJudgement.Contested
            : isSame ? PageJudgement.Stands
            : stands is null ? PageJudgement.Withdrawn
            : Beside(stands, edited.Contains(review.Id));
    }

    /// <summary>Adds a fact that an editor took from words of the page.</summary>
    public void Add(long side, FileStatement assigned)
    {
        Add(side, LabelOf(assigned.Fact), assigned.Value!, _lines.OfText(assigned.Quote!), new PageJudgement(
            PageFactState.Stands, $"Stands: an editor took it from the words {Excerpt.Of(OneLine.Of(assigned.Quote!))}."));
    }

    private string LabelOf(string fact) => fact switch
    {
        FileFact.Name => "Name",
        FileFact.Tagline => "Tagline",
        FileFact.Category => "Category",
        FileFact.Description => "Description",
        FileFact.Price => "Price",
        FileFact.PriceText => "Pricing",
        _ => Criterion.LabelOf(criteria, fact),
    };

    private static string Words(CommunityVote vote) =>
        ToolWords.CapturedCommunity(vote.SharePercent, vote.Votes) ?? CommunityVerdict.NoVotes;

    private static PageJudgement Beside(string stands, bool isEdited) =>
        isEdited ? PageJudgement.Corrected(stands) : PageJudgement.Outranked(stands, seen: null);

    private static PageJudgement JudgeText(
        ReviewStatement said, Review review, string? reviewer, IReadOnlyList<Review> all, IReadOnlySet<long> edited)
    {
        if (said.Until is not null)
            return PageJudgement.TakenBack;
        if (said.IsWithdrawn || review.State == ReviewState.Withdrawn)
            return PageJudgement.Unassigned;
        if (review.State == ReviewState.Contested)
            return PageJudgement.Contested;
        if (review.State == ReviewState.Standing)
            return PageJudgement.Stands;
        var standing = all.FirstOrDefault(other => other.Reviewer == reviewer && other.State == ReviewState.Standing);
        return standing is null ? new PageJudgement(PageFactState.Outranked, "Another page says otherwise.")
            : Beside(standing.Text, edited.Contains(standing.Id));
    }

    // Where an editor's reviews make up the panel, their counts stand, whatever pages say.
    private PageJudgement Judge(PanelClaim panel, Tool tool, ToolStandings standings)
    {
        var judged = PageJudgement.Of(
            standings.Panel, panel, ValueRules.Panel, claim => $"{claim}", day => freshness.IsOld(ToolFact.Panel, day));
        return tool is { PanelBasis: Basis.Assigned, Panel: { } own } && !panel.IsSameAs(new PanelClaim(Share: null, own, Deduced: null))
            ? PageJudgement.Corrected($"{own}")
            : judged;
    }

    private void Add(ToolStatement said, string label, string value, int? line, Func<PageJudgement> judge) =>
        Add(said.Side, label, value, line, said.Until is null ? judge() : PageJudgement.TakenBack);

    // A line that is not shown cannot be linked to.
    private void Add(long side, string label, string value, int? line, PageJudgement judged)
    {
        var shown = Wording.Collapse(value);
        _facts.Add(new PageFact(
            _facts.Count + 1, side, label, shown.Length > 120 ? Excerpt.Of(OneLine.Of(shown)) : OneLine.Of(shown), judged.State,
            judged.Outcome, line <= words.Shown.Count ? line : null));
    }
}
