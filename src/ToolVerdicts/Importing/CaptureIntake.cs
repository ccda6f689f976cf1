namespace ToolVerdicts.Importing;

/// <summary>
/// Takes captured pages in as a part of an apply: those of the content folder, and those that the store holds. A page with an identity that
/// may be a tool of the store waits for an answer, or for a <c>captured-as</c>. To be made before the apply writes anything, because new
/// identities are compared with the tools that the store listed before.
/// </summary>
internal sealed class CaptureIntake
{
    private readonly DbConnection _store;
    private readonly Importer _importer;
    private readonly IReadOnlyDictionary<string, Slug>? _slugs;
    private readonly IReadOnlyList<Criterion> _criteria;
    private readonly DateOnly _today;
    private readonly List<ContentFault> _faults;
    private readonly List<string> _warnings;
    private readonly List<WaitingPage> _pages;
    private readonly Dictionary<long, long> _answered = [];
    private readonly HashSet<long> _waiting = [];

    /// <param name="slugs">The addresses of tools that only captures know, by <see cref="ToolIdentity.Key"/>; null to assign them. With
    /// them the apply is a repeated one, which takes in what it took in.</param>
    /// <param name="criteria">The criteria of the folder.</param>
    /// <param name="today">The latest day on which a page can have been seen.</param>
    public CaptureIntake(
        DbConnection store, IReadOnlyList<FolderCapture> captures, IReadOnlyDictionary<string, Slug>? slugs,
        IReadOnlyList<Criterion> criteria, DateOnly today, List<ContentFault> faults, List<string> warnings)
    {
        (_criteria, _today) = (criteria, today);
        (_store, _importer, _slugs, _faults, _warnings) = (store, new Importer(store, TimeProvider.System), slugs, faults, warnings);
        var found = new HashSet<string>(StringComparer.Ordinal);
        _pages = captures.Select(page => Read(page, file =>
        {
            found.Add(file.Sha256);
            return Compare(page, file, isOfFolder: true);
        })).OfType<WaitingPage>().ToList();
        _pages.AddRange(store.ListHeldPages().Where(held => !found.Contains(held.Sha256)).Select(held =>
        {
            var page = new FolderCapture(held.FileName, held.Seen, () => store.ReadHeld(held.Sha256));
            return Read(page, file => Compare(page, file, isOfFolder: false), isOfFolder: false);
        }).OfType<WaitingPage>());
    }

    /// <summary>The tools that answers on held identities named, by the numbers of the questions.</summary>
    public IReadOnlyDictionary<long, long> Answered => _answered;

    /// <summary>The questions whose pages wait for the answer to another one.</summary>
    public IReadOnlySet<long> Waiting => _waiting;

    /// <summary>The pages that were taken in.</summary>
    public IReadOnlyList<WaitingPage> TakenIn { get; private set; } = [];

    /// <summary>Pages of the folder that were not taken in.</summary>
    public IReadOnlyList<WaitingPage> Held { get; private set; } = [];

    /// <summary>Takes in the pages whose identities are told, after the files of tools were.</summary>
    /// <returns>False when nothing changed.</returns>
    public bool TakeIn(RevisionWrites writes, DateTimeOffset recordedAt, IReadOnlyList<AnsweredQuestion> answers)
    {
        var byNumber = answers.ToDictionary(answer => answer.Question);
        var (told, open) = (new List<WaitingPage>(), new List<WaitingPage>());
        foreach (var page in _pages)
            (_slugs is not null || page.Near.All(near => IsTold(near, byNumber)) ? told : open).Add(page);
        Held = open.Where(page => page.IsOfFolder).ToList();
        var given = told.SelectMany(page => page.Near).Where(near => byNumber.ContainsKey(near.Number)).DistinctBy(near => near.Number)
            .Where(near => !_store.IsKnown(near.Identity)).ToList();
        foreach (var near in given)
            Follow(byNumber[near.Number], near, told, writes);
        var addresses = _slugs ?? SlugAssignment.Assign(
            [.. told.SelectMany(page => page.Tools.Except(page.Shown.Select(shown => shown.Identity)))
                .Where(tool => _store.FindTool(tool) is null)], _store.IsSlugTaken);
        TakenIn = told.Where(page => Read(page.Page, file =>
        {
            if (_faults.Count > 0)
                return false;
            _store.RequireNotRemoved(page.Tools);
            foreach (var (identity, slug) in page.Shown)
                Recognize(identity, slug, writes);
            if (_importer.TakeIn(writes, file, page.Page, addresses, recordedAt) is not { } capture)
                return false;
            _warnings.AddRange(capture.WithCriteria(_criteria).Warnings.Select(warning => $"{page.Page.Path}: {warning}"));
            return true;
        }, page.IsOfFolder)).ToList();
        if (_faults.Count > 0)
            return false;
        foreach (var near in given)
            _answered[near.Number] = _store.FindTool(near.Identity)!.Value;
        foreach (var page in open)
            Warn(page, byNumber);
        return TakenIn.Count > 0;
    }

    private WaitingPage Compare(FolderCapture page, CaptureFile file, bool isOfFolder)
    {
        if (_slugs is null && page.Seen is { } day && Capture.FindWrongDay(day, _today) is { } wrong)
            throw new CaptureRefusedException($"its folder says that it was seen on {day.ToStored()}, {wrong}");
        if (_store.FindCapture(file.Sha256) is not null && !_store.IsHeld(file.Sha256))
            return new WaitingPage(Unchanged(page, file), file.Sha256, isOfFolder, [], [], []);
        var capture = CaptureParser.Parse(file).WithCriteria(_criteria);
        if (_slugs is null && isOfFolder && ImportRules.Usual.FindRefusal(capture) is { } refusal)
            throw new CaptureRefusedException(refusal);
        var tools = capture.Tools.Select(tool => tool.Identity).ToList();
        if (_slugs is null)
            _store.RequireDistinct(tools);
        var near = tools.Select(tool => new HeldIdentity(tool, _store.ListNear(tool))).Where(tool => tool.Candidates.Count > 0).ToList();
        var shown = tools.Where(tool => _slugs?.ContainsKey(tool.Key) is not true)
            .Select(tool => (tool, _store.FindShown(tool)?.Slug)).Where(tool => tool.Slug is not null)
            .Select(tool => (tool.tool, tool.Slug!.Value)).ToList();
        return new WaitingPage(Unchanged(page, file), file.Sha256, isOfFolder, tools, near, shown);
    }

    // The number of the plan is that of the page as it was compared.
    private static FolderCapture Unchanged(FolderCapture page, CaptureFile compared)
    {
        var sha256 = compared.Sha256;
        return page with
        {
            Read = () => page.Read() is var file && file.Sha256 == sha256
                ? file
                : throw new CaptureRefusedException("it changed while it was read; apply again"),
        };
    }

    // A file that was applied, in this apply or before, tells by its name and tagline or by captured-as.
    private bool IsTold(HeldIdentity near, Dictionary<long, AnsweredQuestion> answers) =>
        answers.ContainsKey(near.Number) || _store.IsKnown(near.Identity);

    private void Follow(AnsweredQuestion answer, HeldIdentity near, IEnumerable<WaitingPage> told, RevisionWrites writes)
    {
        switch (answer.Take)
        {
            case Answers.Said:
                return;
            case Answers.Keep when near.Candidates is [var only]:
                Identify(only.Slug, answer, near, told, writes);
                return;
            case Answers.Keep:
                Fault(answer, $"question {near.Number} has {near.Candidates.Count} tools to keep; take the address of one");
                return;
            default:
                if (Slug.TryParse(answer.Take, out var slug))
                    Identify(slug, answer, near, told, writes);
                else
                    Fault(answer, $"{Excerpt.Of(answer.Take)} is no address of a tool; take said, keep, or an address");
                return;
        }
    }

    // The tool can have been renamed, or merged into another, in this apply.
    private void Identify(
        Slug slug, AnsweredQuestion answer, HeldIdentity near, IEnumerable<WaitingPage> told, RevisionWrites writes)
    {
        var today = _store.FindTodayAsync(slug).GetAwaiter().GetResult();
        if (_store.FindToolIdAsync(today).GetAwaiter().GetResult() is not { } id)
        {
            Fault(answer, $"there is no tool {slug}");
            return;
        }

        var beside = told.FirstOrDefault(page => page.Near.Any(one => one.Number == near.Number)
            && page.Tools.Any(tool => _store.FindTool(tool) == id));
        if (beside is not null)
        {
            Fault(answer, $"{beside.Page.Path} shows {today} beside {Excerpt.Of(near.Identity.Name)}, so that they are two tools");
            return;
        }

        writes.Touch(id);
        _store.AddIdentity(id, Wording.Digest(near.Identity.Key));
    }

    // The tool can have been renamed, merged or removed in this apply.
    private void Recognize(ToolIdentity identity, Slug slug, RevisionWrites writes)
    {
        var today = _store.FindTodayAsync(slug).GetAwaiter().GetResult();
        if (_store.FindTool(identity) is not null || _store.FindToolIdAsync(today).GetAwaiter().GetResult() is not { } id)
            return;
        writes.Touch(id);
        _store.AddIdentity(id, Wording.Digest(identity.Key));
    }

    private void Warn(WaitingPage page, Dictionary<long, AnsweredQuestion> answers)
    {
        var missing = page.Near.Where(near => !IsTold(near, answers)).Select(near => near.Number).ToList();
        foreach (var answer in page.Near.Select(near => answers.GetValueOrDefault(near.Number)).OfType<AnsweredQuestion>())
        {
            _waiting.Add(answer.Question);
            _warnings.Add($"decisions.yml, line {answer.Line}: {page.Page.Path} also waits for an answer to {string.Join(", ", missing)}");
        }
    }

    /// <returns>The default value after a fault.</returns>
    private T? Read<T>(FolderCapture page, Func<CaptureFile, T> use, bool isOfFolder = true)
    {
        try
        {
            var file = page.Read();
            if (_store.FindRemovalOfPage(file.Sha256) is not { } removal)
                return use(file);
            var warning = $"{page.Path} was {removal.Words.TrimEnd('.')}; it is not taken in again, and its file can be deleted";
            if (!_warnings.Contains(warning))
                _warnings.Add(warning);
            return default;
        }
        catch (Exception fault) when (fault is CaptureRefusedException or IOException or UnauthorizedAccessException)
        {
            // An editor mends a page of the folder; one that only the store has must not keep everything else from being applied.
            if (isOfFolder)
                _faults.Add(new ContentFault(page.Path, 1, 1, fault.Message.TrimEnd('.')));
            else
                _warnings.Add($"{page.Path}: {fault.Message.TrimEnd('.')}");
            return default;
        }
    }

    private void Fault(AnsweredQuestion answer, string sentence) =>
        _faults.Add(new ContentFault("decisions.yml", answer.Line, 1, sentence));
}
