namespace ToolVerdicts.Content;

/// <summary>The content folder, parsed.</summary>
public sealed record SiteContent
{
    /// <summary>The words of the site; null without <c>site.yml</c>.</summary>
    public SiteWords? Words { get; init; }
    /// <summary>The pages of prose by name, as <see cref="Library.PageNames"/> has them.</summary>
    public IReadOnlyDictionary<string, Prose> Pages { get; init; } = new Dictionary<string, Prose>();
    /// <summary>The criteria in the order of <c>criteria.yml</c>.</summary>
    public IReadOnlyList<Criterion> Criteria { get; init; } = [];
    public IReadOnlyList<Lens> Lenses { get; init; } = [];
    /// <summary>Drafts included, in the order of their addresses.</summary>
    public IReadOnlyList<ToolFile> Tools { get; init; } = [];
    /// <summary>Drafts included, the latest first.</summary>
    public IReadOnlyList<Article> Articles { get; init; } = [];
    /// <summary>The entries of <c>decisions.yml</c> in their order.</summary>
    public IReadOnlyList<EditorDecision> Decisions { get; init; } = [];
    /// <summary>Facts of criteria that <c>criteria.yml</c> lacks. <see cref="Tools"/> leaves them out.</summary>
    public IReadOnlyList<UnknownCriterion> UnknownCriteria { get; init; } = [];

    /// <summary>All faults; none when each is about an unknown criterion, which the store may know from an earlier file.</summary>
    public IReadOnlyList<ContentFault> CertainFaults(IReadOnlyList<ContentFault> faults)
    {
        var unknown = UnknownCriteria.Select(criterion => criterion.Fault).ToHashSet();
        return faults.All(unknown.Contains) ? [] : faults;
    }
}
