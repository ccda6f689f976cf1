namespace ToolVerdicts.Importing;

/// <summary>Removes tools and captured pages as <c>decisions.yml</c> says, and lifts removals that it says no longer.</summary>
/// <param name="today">The day of an entry without one.</param>
/// <param name="warnings">Gets a sentence for each entry that names nothing.</param>
internal sealed class RemovalDecisions(DbConnection store, RevisionWrites writes, DateOnly today, List<string> warnings)
{
    private readonly PageErasure _pages = new(store, writes);
    private readonly ErasedTexts _texts = new(store, writes.Revision);
    private readonly List<NamedPage> _erasedPages = [];
    private readonly List<string> _erasedTools = [];
    private readonly HashSet<long> _others = [];

    /// <summary>The pages and tools that were erased.</summary>
    public Erasure Erased => new(_erasedPages, _erasedTools);

    internal const string RemovedToolsSql = "SELECT slug FROM removed_tools";
    internal const string RemovedCapturesSql = "SELECT DISTINCT capture FROM removed_captures WHERE capture IS NOT NULL";
    internal const string LiftToolSql = "DELETE FROM removed_tools WHERE slug = @slug";
    internal const string LiftPagesOfToolSql = "DELETE FROM removed_captures WHERE tool = @slug";
    internal const string LiftCaptureSql = "DELETE FROM removed_captures WHERE capture = @capture";

    /// <returns>False when nothing changed.</returns>
    public bool Follow(IReadOnlyList<EditorDecision> decisions)
    {
        var (tools, captures) = (decisions.OfType<RemovedTool>().ToList(), decisions.OfType<RemovedCapture>().ToList());
        var hasChanged = false;
        var back = store.Query<Slug>(RemovedToolsSql).Except(tools.Select(tool => tool.Tool)).ToList();
        foreach (var slug in back)
            hasChanged |= store.Execute(LiftToolSql, new { slug }) + store.Execute(LiftPagesOfToolSql, new { slug }) > 0;
        var lifted = store.Query<string>(RemovedCapturesSql)
            .Except(captures.Select(entry => entry.Capture)).ToList();
        foreach (var capture in lifted)
            hasChanged |= store.Execute(LiftCaptureSql, new { capture }) > 0;
        foreach (var tool in tools)
            hasChanged |= Remove(tool);
        foreach (var capture in captures)
            hasChanged |= Remove(capture);
        foreach (var id in _others)
        {
            store.AddressCaptures(id);
            writes.Settle(id, isSource: true);
        }

        return hasChanged;
    }

    internal const string MarkSql = "UPDATE revisions SET has_erased = 1 WHERE id = @revision";

    internal const string EmptiedSql =
        """
        SELECT EXISTS (SELECT 1 FROM tools WHERE id = @id AND is_hidden = 1 AND removed_in IS NULL)
           AND NOT EXISTS (SELECT 1 FROM capture_tools WHERE tool_id = @id)
        """;

    /// <summary>Erases what is left of the texts, after the changes of the revision were written.</summary>
    public void Finish()
    {
        if (Erased.IsEmpty)
            return;
        store.Execute(MarkSql, new { revision = writes.Revision });
        _texts.EraseCopies();
        foreach (var id in _others.Where(id => store.ExecuteScalar<bool>(EmptiedSql, new { id })))
            new ToolErasure(store, writes).Empty(id);
        _texts.RebuildIndexes();
    }

    internal const string PagesOfToolSql = "SELECT DISTINCT capture_id FROM capture_tools WHERE tool_id = @toolId";

    internal const string AddRemovedSql = "INSERT INTO removed_tools (slug, because, removed_on) VALUES (@slug, @because, @day)";

    internal const string SaveReasonSql =
        """
        UPDATE removed_tools SET because = @because, removed_on = @day
        WHERE slug = @slug AND (because, removed_on) IS NOT (@because, @day)
        """;

    private bool Remove(RemovedTool removed)
    {
        var (slug, reason) = (removed.Tool, ReasonOf(removed));
        if (store.FindRemovedAsync([slug]).GetAwaiter().GetResult() is { } known)
        {
            return removed.On is not null && known.Slug == slug
                && store.Execute(SaveReasonSql, new { slug, because = reason.Because, day = reason.RemovedOn }) > 0;
        }

        if (store.FindTodayAsync(slug).GetAwaiter().GetResult() is var moved && moved != slug)
        {
            warnings.Add($"decisions.yml, line {removed.Line}: {slug} is a former address of {moved}; to remove that tool, name it so");
            return false;
        }

        // In a store that never had the tool, its address is kept free.
        if (store.FindRow(slug) is not { } toolId)
            return store.Execute(AddRemovedSql, new { slug, because = reason.Because, day = reason.RemovedOn }) > 0;
        var name = store.LoadStoredTool(toolId).Tool.Name;
        _texts.EraseFromIssues(slug);
        foreach (var captureId in store.Query<long>(PagesOfToolSql, new { toolId }).AsList())
        {
            TouchOthers(captureId, toolId);
            _erasedPages.Add(_pages.Erase(captureId, slug, capture: null, reason));
        }

        _erasedTools.AddRange(new ToolErasure(store, writes).Erase(toolId));
        store.Remove(toolId, reason.Because, reason.RemovedOn);
        writes.Note(toolId, new FactChange(ChangedFact.Removed, ReviewId: null, name, After: null));
        return true;
    }

    internal const string FindCapturesSql = "SELECT id FROM captures WHERE sha256 = @capture OR file_name = @capture ORDER BY id";

    internal const string BanSql =
        """
        INSERT INTO removed_captures (sha256, capture, because, removed_on) VALUES (@capture, @capture, @because, @day)
        ON CONFLICT (sha256) DO NOTHING
        """;

    internal const string SaveCaptureReasonSql =
        """
        UPDATE removed_captures SET because = @because, removed_on = @day
        WHERE capture = @capture AND (because, removed_on) IS NOT (@because, @day)
        """;

    private bool Remove(RemovedCapture removed)
    {
        var reason = ReasonOf(removed);
        if (store.Query<string>(RemovedCapturesSql).Contains(removed.Capture))
        {
            return removed.On is not null && store.Execute(
                SaveCaptureReasonSql, new { capture = removed.Capture, because = reason.Because, day = reason.RemovedOn }) > 0;
        }

        var found = store.Query<long>(FindCapturesSql, new { capture = removed.Capture }).AsList();
        if (found.Count == 0)
        {
            if (removed.Capture.Length == ShaLength && removed.Capture.All(char.IsAsciiHexDigitLower))
                return store.Execute(BanSql, new { capture = removed.Capture, because = reason.Because, day = reason.RemovedOn }) > 0;
            warnings.Add($"decisions.yml, line {removed.Line}: there is no capture {removed.Capture}");
            return false;
        }

        foreach (var captureId in found)
        {
            TouchOthers(captureId, removed: null);
            _texts.Collect(captureId);
            _erasedPages.Add(_pages.Erase(captureId, tool: null, removed.Capture, reason));
        }

        return true;
    }

    private const int ShaLength = 64;

    internal const string ReviewsSql = "SELECT review_id FROM capture_reviews WHERE capture_id = @captureId";

    // The tools of the page, and those whose reviewers' names were inferred from it.
    private void TouchOthers(long captureId, long? removed)
    {
        var beside = store.Query<long>(ReviewsSql, new { captureId }).AsList().SelectMany(store.ListToolsBeside);
        foreach (var id in store.ListToolsOfCapture(captureId).Concat(beside).Where(id => id != removed).ToList())
        {
            writes.Touch(id);
            _others.Add(id);
        }

        if (removed is { } tool)
            _others.Remove(tool);
    }

    private RemovalReason ReasonOf(EditorDecision decision) => new(decision.Because!, decision.On ?? today);
}
