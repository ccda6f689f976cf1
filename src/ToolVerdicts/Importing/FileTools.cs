namespace ToolVerdicts.Importing;

/// <summary>Finds the tools that files of an apply are about, and adds new ones.</summary>
/// <param name="changed">The paths of the files that are new or other.</param>
/// <param name="erased">The tools that only erased pages told of; null where no page was erased, and outside of a replay.</param>
internal sealed class FileTools(
    DbConnection store, RevisionWrites writes, IReadOnlyList<string> changed, ErasedSources? erased, List<ContentFault> faults,
    List<string> warnings)
{
    private readonly HashSet<string> _changed = changed.ToHashSet(StringComparer.Ordinal);
    private readonly HashSet<long> _added = [];

    /// <summary>True for a new tool of which the file does not say under which name and tagline captures know it, so that they add it.
    /// </summary>
    public bool IsLeftToCaptures(ToolFile file) =>
        file.Identity is null && store.FindToolIdAsync(file.Slug).GetAwaiter().GetResult() is null;

    /// <summary>The rows of the tools; new tools get one. A file with a fault is left out.</summary>
    public List<(ToolFile File, long Id)> FindOrAdd(IEnumerable<ToolFile> files) => files
        .Select(file => (File: file, Id: FindOrAdd(file))).Where(tool => tool.Id is not null)
        .Select(tool => (tool.File, tool.Id!.Value)).ToList();

    /// <returns>Null after a fault.</returns>
    private long? FindOrAdd(ToolFile file)
    {
        if (store.FindMovedAsync([file.Slug]).GetAwaiter().GetResult().TryGetValue(file.Slug, out var today))
        {
            Fault(file, $"{file.Slug} is a former address of {today}; move what this file says to tools/{today}.md");
            return null;
        }

        if (store.FindRow(file.Slug) is { } known)
        {
            if (store.FindRemovalOfTool(known) is { } removal)
            {
                var remedy = "delete the file, or take the removal out of decisions.yml";
                Fault(file, $"{file.Slug} was {removal.Words.TrimEnd('.')}; {remedy}");
                return null;
            }

            // Most files are as they were. What stands of their tools is loaded only if something of it is written.
            if (_changed.Contains(file.Path) || !store.HasFileFacts(known))
                writes.Touch(known);
            return known;
        }

        if (AddErased(file.Slug) is { } erased)
            return erased;
        if (file.Identity is not { } identity)
        {
            Fault(file, $"{file.Slug} is a new tool, and a new tool needs a name and a tagline");
            return null;
        }

        if (store.FindTool(identity) is { } other)
        {
            Fault(file, $"the tool {store.ListSlugs([other])[0]} has this name and this tagline");
            return null;
        }

        var id = store.AddTool(file.Slug, identity);
        _added.Add(id);
        writes.Touch(id);
        return id;
    }

    /// <summary>Adds the tools that decisions name and that only erased pages told of. Outside of a replay there are none.</summary>
    public void AddErased(IEnumerable<EditorDecision> decisions)
    {
        foreach (var slug in decisions.SelectMany(NamedIn))
            AddErased(slug);
    }

    private static IEnumerable<Slug> NamedIn(EditorDecision decision) => decision switch
    {
        RenamedTool renamed => [renamed.From],
        MergedTools merged => [merged.From, merged.Into],
        _ => [],
    };

    /// <summary>Adds a tool that an erased page told of, in a replay up to the last erasure. The row gets its values from other sources, or
    /// from the store that is checked.</summary>
    private long? AddErased(Slug slug)
    {
        if (erased is null || writes.Revision > erased.LastErasure || store.IsSlugTaken(slug)
            || erased.FindIdentity(slug) is not { } identity || store.FindTool(identity) is not null)
        {
            return null;
        }

        var id = store.AddTool(slug, identity, name: "", tagline: "");
        writes.Touch(id);
        return id;
    }

    /// <summary>Tells of a tool that neither its file nor a capture names.</summary>
    /// <param name="isEdited">False when the file is as it was, and the page was taken back that gave the tool its name.</param>
    public void TellNameless(ToolFile file, long id, bool isEdited)
    {
        if (_added.Contains(id))
            Fault(file, $"{file.Slug} is a new tool, and no capture knows it; a new tool needs a name and a tagline");
        else if (isEdited)
            Fault(file, $"no capture knows {file.Slug}, so that its file needs a name and a tagline");
        else
            warnings.Add($"{file.Path} is about a tool that no page shows any longer; it is hidden until the file names it");
    }

    private void Fault(ToolFile file, string sentence) => faults.Add(new ContentFault(file.Path, 1, 1, sentence));
}
