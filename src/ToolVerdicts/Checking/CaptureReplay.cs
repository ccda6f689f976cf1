namespace ToolVerdicts.Checking;

/// <summary>
/// Repeats all revisions of a store, with the stored pages and files, in an empty one. That store then holds what the checked one should
/// hold. It is attached to a connection of the checked store as <c>again</c>, with tables that translate ids (see
/// <see cref="ReplayedIds"/>).
/// </summary>
internal sealed class CaptureReplay : IDisposable
{
    // Values are cast to text: one of a wrong type is a fault to report, not an exception.
    internal const string PagesSql =
        """
        SELECT v.revision_id, c.id, COALESCE(CAST(c.file_name AS TEXT), '') AS file_name, CAST(c.sha256 AS TEXT) AS sha256,
               CAST(c.address AS TEXT) AS address, CAST(v.seen AS TEXT) AS seen,
               COALESCE(CAST(r.recorded_at AS TEXT), CAST(c.imported_at AS TEXT), '') AS recorded_at, p.content, c.erased_in
        FROM sightings v JOIN captures c ON c.id = v.capture_id LEFT JOIN revisions r ON r.id = v.revision_id
        LEFT JOIN capture_pages p ON p.capture_id = c.id
        WHERE v.revision_id > @after ORDER BY v.revision_id, v.id
        """;

    internal const string EditsSql =
        """
        SELECT id, COALESCE(CAST(recorded_at AS TEXT), '') AS recorded_at, author, message, git_commit, undoes
        FROM revisions WHERE kind <> 'import' AND id > @after ORDER BY id
        """;

    private const string Left = "the revision and all facts stay as they are, and facts are neither checked nor mended";
    private const string Restoring = "import the page again, or name its file with check --mend FILE";

    private static readonly Dictionary<string, string> NoFigures = [];

    private readonly DirectoryInfo _folder = StoreFiles.TemporaryFolder();
    private readonly DbConnection _again;
    private readonly Importer _importer;
    private readonly List<string> _faults = [];
    private readonly ReplayedSlugs _slugs = new();
    private readonly HashSet<string> _captures = new(StringComparer.Ordinal);
    private readonly List<(long Id, string? Address)> _unusable = [];
    private long _last;

    public CaptureReplay()
    {
        _again = new Database(File).OpenWriter();
        // A temporary file need not survive a power cut.
        _again.Execute("PRAGMA synchronous=OFF");
        Migrations.Migrate(_again, DateTimeOffset.UnixEpoch);
        _importer = new Importer(_again, TimeProvider.System);
    }

    /// <summary>One sentence for each capture or editor's revision that could not be repeated.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>True when an editor's revision could not be repeated, so that the replayed store lacks what it assigned.</summary>
    public bool IsIncomplete { get; private set; }

    private string File => Path.Combine(_folder.FullName, "again.db");

    /// <summary>Repeats the revisions that were added to the store since the last call.</summary>
    public void Add(DbConnection store)
    {
        _slugs.Load(store);
        var taken = new List<StoredPage>();
        var edits = new Queue<StoredEdit>(store.Query<StoredEdit>(EditsSql, new { after = _last }));
        foreach (var page in store.Query<StoredPage>(PagesSql, new { after = _last }, buffered: false))
        {
            while (edits.TryPeek(out var edit) && edit.Id < page.RevisionId)
                Apply(store, edits.Dequeue(), taken);
            _last = page.RevisionId;
            if (page.FindWrongDay() is { } wrong)
                AddUnusable(page.Id, $"sighting of {page.Describe(wrong)}", page.Address, "set its day right in the table sightings");
            else if (edits.TryPeek(out var own) && own.Id == page.RevisionId)
                taken.Add(page);
            else if ((page.ErasedIn is null ? Import(page) : TakeKept(store, page)) is { } fault)
                AddUnusable(page.Id, page.Describe(fault), page.Address);
        }

        while (edits.TryDequeue(out var edit))
            Apply(store, edit, taken);
    }

    /// <summary>Attaches the replayed store, and the translation of its ids, to a connection. Called once, within a transaction.</summary>
    public void AttachTo(DbConnection store)
    {
        var (unseen, gone) = (store.ListUnseenCaptures(), store.ListGoneCaptures());
        _unusable.AddRange(unseen.Select(capture => (capture.Id, capture.Address)));
        _faults.AddRange(unseen.Select(capture =>
            $"capture {capture.Id} ({capture.FileName}): no revision took it in; start the site once, or import the page again"));
        foreach (var capture in gone)
        {
            if (capture.Sha256 is { } sha256 && _captures.Contains(sha256))
            {
                _faults.Add($"capture {capture.Id}: its row is gone; the same page was imported again");
            }
            else
            {
                var fault = $"{capture.Words}: its row is gone, and with it the file name and the time of import";
                AddUnusable(capture.Id, fault, capture.Address);
            }
        }

        store.CopyRemovedTo(_again);
        store.Execute("ATTACH @File AS again", new { File });
        ReplayedIds.Translate(store, _unusable);
    }

    public void Dispose()
    {
        _again.Dispose();
        _folder.Delete(recursive: true);
    }

    /// <summary>The fault as one of the temporary file's disk; null when it is another.</summary>
    public string? ExplainFull(DbException fault) => StoreFault.IsFull(fault, File) ? StoreFault.Explain(fault, File) : null;

    /// <param name="taken">The captures of the revision; empty afterwards.</param>
    private void Apply(DbConnection store, StoredEdit edit, List<StoredPage> taken)
    {
        _last = edit.Id;
        if (!ColumnTypes.TryParseTime(edit.RecordedAt, out var recordedAt))
        {
            AddUnrepeated(edit, [$"it was recorded at {Excerpt.Of(edit.RecordedAt)}, which is no time"]);
            taken.Clear();
            return;
        }

        // Files were valid when they were applied; only the pages that they quote can have been damaged since.
        var (files, today) = (store.ListAppliedFiles(edit.Id), DateOnly.FromDateTime(recordedAt.UtcDateTime));
        var content = SiteContentParser.Parse(ShippedContent.Complete(files), today, NoFigures).Content;
        var note = new RevisionNote(edit.Author, edit.Message, edit.GitCommit, edit.Undoes);
        var (captures, kept) = (new List<FolderCapture>(), new List<KeptCapture>());
        foreach (var page in taken)
        {
            if (page.ErasedIn is not null)
                kept.Add(Load(store, page));
            else if (Read(page, out var file) is { } fault)
                AddUnusable(page.Id, page.Describe(fault), page.Address);
            else
                captures.Add(new FolderCapture(page.FileName, page.Day, () => file!) { IsUndated = page.Seen is null });
        }

        taken.Clear();
        var erased = store.HasErased() ? new ErasedSources(store) : null;
        var apply = new ContentApply(_again, content, files, captures, today, new ReplayedApply(_slugs.Known, kept, erased));
        var outcome = _again.InTransaction(() => apply.Run(note, recordedAt, edit.Id), outcome => outcome.Faults.Count == 0);
        AddUnrepeated(edit, outcome.Faults.Select(fault => fault.ToString().TrimEnd('.')));
    }

    private static KeptCapture Load(DbConnection store, StoredPage page) =>
        store.LoadKept(page.Id, page.RevisionId, page.Day);

    private string? TakeKept(DbConnection store, StoredPage page)
    {
        if (!ColumnTypes.TryParseTime(page.RecordedAt, out var recordedAt))
            return $"its revision was recorded at {Excerpt.Of(page.RecordedAt)}, which is no time";
        var kept = Load(store, page);
        return _again.InTransaction<string?>(() =>
        {
            _again.AddRevision(page.RevisionId, recordedAt);
            var writes = new RevisionWrites(_again, page.RevisionId);
            _again.TakeIn(kept, writes, _slugs.Known);
            writes.WriteChanges();
            return null;
        });
    }

    private string? Import(StoredPage page)
    {
        if (Read(page, out var file) is { } damage)
            return damage;
        if (!ColumnTypes.TryParseTime(page.RecordedAt, out var recordedAt))
            return $"its revision was recorded at {Excerpt.Of(page.RecordedAt)}, which is no time";
        try
        {
            _importer.Import(file!, _slugs.Known, page.Day, recordedAt, page.RevisionId);
            return null;
        }
        catch (CaptureRefusedException fault)
        {
            return $"its page cannot be read: {fault.Message}";
        }
    }

    /// <summary>Decompresses a page, and recovers the address of a tool of it.</summary>
    /// <param name="file">The page; null where it is damaged.</param>
    /// <returns>The damage; null for none.</returns>
    private string? Read(StoredPage page, out CaptureFile? file)
    {
        _captures.Add(page.Sha256);
        if (page.Decompress(out file) is { } damage)
            return damage;
        try
        {
            _slugs.Recover(page, file!);
            return null;
        }
        catch (CaptureRefusedException fault)
        {
            return $"its page cannot be read: {fault.Message}";
        }
    }

    private void AddUnrepeated(StoredEdit edit, IEnumerable<string> faults)
    {
        var before = _faults.Count;
        _faults.AddRange(faults.Select(fault => $"revision {edit.Id}: {fault}; {Left}"));
        IsIncomplete |= _faults.Count > before;
    }

    private void AddUnusable(long id, string fault, string? address, string remedy = Restoring)
    {
        _unusable.Add((id, address));
        _faults.Add($"{fault}; facts of its tools are not checked; {remedy}");
    }
}
