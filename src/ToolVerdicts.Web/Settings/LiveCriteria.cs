namespace ToolVerdicts.Web.Settings;

/// <summary>The criteria that pages show: those of the applied <c>criteria.yml</c>, else the program's own. Parsed once and kept until
/// another one is applied.</summary>
public sealed class LiveCriteria
{
    private readonly Lazy<IReadOnlyList<Criterion>> _own = new(ReadOwn);
    private volatile Kept? _kept;

    /// <summary>The criteria of today, or of a past day.</summary>
    public async ValueTask<IReadOnlyList<Criterion>> FindAsync(DbConnection store, AsOf? asOf = null)
    {
        if (await store.FindCriteriaRevisionAsync(asOf?.Moment ?? Moment.Now) is not { } revision)
            return _own.Value;
        if (_kept is { } kept && kept.Revision == revision)
            return kept.Criteria;
        var text = await store.FindCriteriaTextAsync(revision);
        var criteria = text is null ? _own.Value : Criterion.ListOf(text);
        if (asOf is null)
            _kept = new Kept(revision, criteria);
        return criteria;
    }

    private static IReadOnlyList<Criterion> ReadOwn()
    {
        var path = Path.Combine(SiteOptions.Home, "content", "criteria.yml");
        return File.Exists(path) ? Criterion.ListOf(File.ReadAllText(path)) : [];
    }

    private sealed record Kept(long Revision, IReadOnlyList<Criterion> Criteria);
}
