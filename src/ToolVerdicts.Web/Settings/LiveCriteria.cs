namespace ToolVerdicts.Web.Settings;

/// <summary>The criteria that pages show: those of the applied <c>criteria.yml</c>, else the program's own. Parsed once and kept until
/// another one is applied.</summary>
public sealed class LiveCriteria
{
    private const string FileName = "criteria.yml";
    private static readonly Dictionary<string, string> NoFigures = [];

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
        var criteria = text is null ? _own.Value : Parse(text);
        if (asOf is null)
            _kept = new Kept(revision, criteria);
        return criteria;
    }

    private static IReadOnlyList<Criterion> ReadOwn()
    {
        var path = Path.Combine(SiteOptions.Home, "content", FileName);
        return File.Exists(path) ? Parse(File.ReadAllText(path)) : [];
    }

    private static IReadOnlyList<Criterion> Parse(string text) =>
        SiteContentParser.Parse([new FolderFile(FileName, text)], DateOnly.MaxValue, NoFigures).Content.Criteria;

    private sealed record Kept(long Revision, IReadOnlyList<Criterion> Criteria);
}
