namespace ToolVerdicts.Importing;

/// <summary>
/// One run of an import over many files. Every file is read twice, so that no capture is kept in memory: first to assign the slugs of all
/// new tools together and to find out what is held, then to import it. New identities are compared with the tools that the store listed
/// before the run, so that the outcome does not depend on the order of the files.
/// </summary>
internal sealed class ImportBatch(DbConnection store, Importer importer, TimeProvider time, ImportRules rules)
{
    private readonly long _lastTool = store.FindLastTool();
    private readonly HashSet<ToolIdentity> _newTools = [];

    /// <param name="progress">Called twice for each file.</param>
    public IEnumerable<ImportOutcome> Run(IEnumerable<SeenPath> paths, Action? progress)
    {
        var files = new List<ReadFile>();
        foreach (var path in paths.OrderBy(file => Path.GetFileName(file.Path), StringComparer.Ordinal)
            .ThenBy(file => file.Path, StringComparer.Ordinal))
        {
            files.Add(Read(path));
            progress?.Invoke();
        }

        var slugs = SlugAssignment.Assign(_newTools, store.IsSlugTaken);
        // A page that is recognized by what the site shows comes before those that may change what it shows.
        foreach (var file in files.OrderBy(file => file.Shown.Count == 0)
            .ThenBy(file => Path.GetFileName(file.Path.Path), StringComparer.Ordinal).ThenBy(file => file.Sha256, StringComparer.Ordinal))
        {
            yield return file.Refusal is not null ? new ImportOutcome(file.Path.Path, file.Refusal) : Import(file, slugs);
            progress?.Invoke();
        }
    }

    private ReadFile Read(SeenPath path)
    {
        string? sha256 = null;
        IReadOnlyList<HeldIdentity> held = [];
        IReadOnlyList<ToolIdentity> shown = [];
        var refusal = RefusalOf(() =>
        {
            var file = CaptureFile.Read(path.Path);
            sha256 = file.Sha256;
            store.RequireNotRemoved(file);
            if (store.FindCapture(sha256) is not null && !store.IsHeld(sha256))
                return;
            var capture = importer.Parse(file, path.Seen, time.GetUtcNow());
            if (rules.FindRefusal(capture) is { } reason)
                throw new CaptureRefusedException(reason);
            var tools = capture.Tools.Select(tool => tool.Identity).ToList();
            store.RequireDistinct(tools, _lastTool);
            shown = tools.FindAll(tool => store.FindShown(tool, _lastTool) is not null);
            var unknown = tools.Except(shown).Where(tool => !store.IsKnown(tool)).ToList();
            if (!rules.IsNew)
            {
                held = unknown.Select(tool => new HeldIdentity(tool, store.ListNear(tool, _lastTool)))
                    .Where(tool => tool.Candidates.Count > 0).ToList();
            }

            // The tools of a page that is not taken in need no slug.
            if (held.Count == 0)
                _newTools.UnionWith(unknown.Where(tool => store.FindTool(tool) is null));
        });
        return new ReadFile(path, sha256, refusal, held) { Shown = shown };
    }

    private ImportOutcome Import(ReadFile read, IReadOnlyDictionary<string, Slug> slugs)
    {
        var outcome = new ImportOutcome(read.Path.Path);
        var refusal = RefusalOf(() =>
        {
            var file = CaptureFile.Read(read.Path.Path);
            if (file.Sha256 != read.Sha256)
                throw new CaptureRefusedException("it changed while it was read; import it again");
            // A page before this one can have changed the tools that the site shows.
            var held = read.Held.Count > 0 ? read.Held : read.Shown
                .Where(tool => store.FindTool(tool) is null && store.FindShown(tool) is null)
                .Select(tool => new HeldIdentity(tool, store.ListNear(tool))).ToList();
            outcome = held.Count > 0
                ? outcome with { Held = held, IsNewlyHeld = Hold(file, read.Path, held) }
                : outcome with { Imported = importer.Import(file, slugs, read.Path.Seen, time.GetUtcNow()) };
        });
        return refusal is null ? outcome : new ImportOutcome(read.Path.Path, refusal);
    }

    /// <returns>False when the page was held already.</returns>
    private bool Hold(CaptureFile file, SeenPath path, IReadOnlyList<HeldIdentity> held) => store.InTransaction(() =>
    {
        Migrations.RequireKnown(store);
        if (store.IsHeld(file.Sha256))
            return false;
        store.Hold(file, path.Seen, held, time.GetUtcNow());
        return true;
    });

    /// <returns>The reason why the file was refused; null when it was not.</returns>
    private static string? RefusalOf(Action read)
    {
        try
        {
            read();
            return null;
        }
        catch (Exception fault) when (fault is CaptureRefusedException or IOException or UnauthorizedAccessException)
        {
            return fault switch
            {
                CaptureRefusedException => fault.Message,
                FileNotFoundException or DirectoryNotFoundException => "not found",
                _ => $"cannot be read: {fault.Message.TrimEnd('.')}",
            };
        }
    }

    /// <param name="Sha256">Null for a file that cannot be read.</param>
    private sealed record ReadFile(SeenPath Path, string? Sha256, string? Refusal, IReadOnlyList<HeldIdentity> Held)
    {
        /// <summary>The identities of the page that only the site shows.</summary>
        public IReadOnlyList<ToolIdentity> Shown { get; init; } = [];
    }
}
