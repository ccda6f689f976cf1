namespace ToolVerdicts.Importing;

/// <summary>
/// The writes of one revision. Standing values are written after each source, because the next is understood by them; the changes once, at
/// the end. All of it runs in the transaction of the revision.
/// </summary>
/// <param name="store">A writable connection.</param>
/// <param name="revision">The number of the revision.</param>
/// <param name="isSpellingNews">True for an editor's revision, in which another spelling of a value is a change, too.</param>
internal sealed class RevisionWrites(DbConnection store, long revision, bool isSpellingNews = false)
{
    private readonly Dictionary<long, TouchedTool> _tools = [];
    private readonly ListedValueWrites _lists = new(store);

    public long Revision => revision;

    /// <summary>The keys of criteria whose values are hidden by the revision, which is no change of what is stated.</summary>
    public IReadOnlySet<string> HiddenCriteria { get; init; } = new HashSet<string>();

    /// <summary>Remembers a tool as it is. To be called before something of it is written.</summary>
    public void Touch(long toolId)
    {
        if (!_tools.ContainsKey(toolId))
            _tools[toolId] = new TouchedTool(store.IsStated(toolId) ? store.LoadStoredTool(toolId).Settled : null);
    }

    /// <summary>Works out what stands of a tool, after its statements were written, and writes it.</summary>
    /// <param name="isSource">True when the revision brought a source of the tool, which its pages list.</param>
    /// <returns>The tool before and after the call; null when nothing is stated of it any longer.</returns>
    public ToolRevision? Settle(long toolId, bool isSource)
    {
        Touch(toolId);
        var stored = store.LoadStoredTool(toolId);
        var touched = _tools[toolId];
        if (store.SettleAsync([toolId], Moment.Now).GetAwaiter().GetResult() is not [var after])
        {
            touched.After = null;
            return null;
        }

        var before = touched.Before is null && touched.After is null ? null : stored.Settled;
        touched.HasNewFacts |= store.SaveStanding(stored, after);
        _lists.Save(after);
        touched.IsSource |= isSource;
        touched.After = after;
        return new ToolRevision(before, after);
    }

    /// <summary>Adds a change that is none of a standing value. Several of one kind on one tool are one.</summary>
    public void Note(long toolId, FactChange change)
    {
        Touch(toolId);
        var noted = _tools[toolId].Noted;
        var index = noted.FindIndex(other => other.Fact == change.Fact);
        if (index < 0)
            noted.Add(change);
        else
            noted[index] = Join(noted[index], change);
    }

    // A chain of renames leads from its first address to its last, in whichever order its links were found.
    private static FactChange Join(FactChange known, FactChange change) => change.Fact switch
    {
        ChangedFact.Renamed when change.After == known.Before => known with { Before = change.Before },
        ChangedFact.Renamed => known with { After = change.Before == known.After ? change.After : known.After },
        _ => known with { After = string.Join(", ", new[] { known.After, change.After }.Order(StringComparer.Ordinal)) },
    };

    /// <summary>The tools of this revision by the numbers of <see cref="SettledTool.PossibleQuestions"/>.</summary>
    public IEnumerable<(long Number, long ToolId)> ListPossibleQuestions() =>
        _tools.SelectMany(tool => tool.Value.After?.PossibleQuestions.Select(number => (number, tool.Key)) ?? []);

    /// <summary>Leaves a tool out of the changes, because it became part of another.</summary>
    public void Forget(long toolId) => _tools.Remove(toolId);

    /// <summary>Writes the changes of all settled tools.</summary>
    public void WriteChanges()
    {
        var criteria = store.ListAppliedCriteria();
        foreach (var (id, tool) in _tools)
        {
            foreach (var change in tool.Noted)
                store.AddChange(revision, id, change);
            if (tool.After is null)
            {
                Hide(id, tool.Before);
                continue;
            }

            if (tool.Before is null && store.IsHidden(id))
                store.Show(id);
            var changes = FactChanges.Between(tool.Before, tool.After, isSpellingNews, criteria).ToList();
            if (tool.Before is not null)
                changes.AddRange(ListTurnsOfReasons(id).Except(changes.Select(change => change.Criterion)).Select(OfReason));
            changes.RemoveAll(change => change.Criterion is { } key && HiddenCriteria.Contains(key));
            if (tool.HasNewFacts || tool.Before is null)
            {
                store.IndexTool(id);
                store.SaveListing(id, revision);
            }

            foreach (var change in changes)
                store.AddChange(revision, id, change);
            if (changes.Count == 0 && (tool.HasNewFacts || tool.IsSource))
                store.AddChange(revision, id, new FactChange(ChangedFact.Sources, ReviewId: null, Before: null, After: null));
        }
    }

    // Criteria that do not apply have no value, before the revision or after it: the lists of changes say so where they read them.
    private static FactChange OfReason(string? criterion) =>
        new(ChangedFact.Criterion, ReviewId: null, Before: null, After: null) { Criterion = criterion };

    // A reason that replaces another is no change.
    internal const string TurnsOfReasonsSql =
        """
        SELECT fact FROM file_facts
        WHERE tool_id = @toolId AND value IS NULL AND because IS NOT NULL AND (since = @revision OR until = @revision)
        GROUP BY fact HAVING COUNT(*) = 1 ORDER BY fact
        """;

    // The criteria of a tool that this revision begins or ends to say do not apply.
    private IEnumerable<string> ListTurnsOfReasons(long toolId) =>
        store.Query<string>(TurnsOfReasonsSql, new { toolId, revision }).Where(FileFact.IsCriterion);

    // Votes, bookmarks and history refer to the row of a tool of which nothing is stated any longer.
    private void Hide(long toolId, SettledTool? before)
    {
        if (before is null || store.IsStated(toolId))
            return;
        store.Hide(toolId);
        // Texts that no page shows tell of no other page whose texts it has.
        store.WithdrawTexts(toolId);
        store.EndListing(toolId, revision);
        store.AddChange(revision, toolId, new FactChange(ChangedFact.Removed, ReviewId: null, before.Tool.Name, After: null));
    }

    /// <param name="before">The tool before the revision; null when nothing was stated of it.</param>
    private sealed class TouchedTool(SettledTool? before)
    {
        public SettledTool? Before => before;
        /// <summary>Null until the tool is settled.</summary>
        public SettledTool? After { get; set; }
        public bool HasNewFacts { get; set; }
        public List<FactChange> Noted { get; } = [];
        public bool IsSource { get; set; }
    }
}
