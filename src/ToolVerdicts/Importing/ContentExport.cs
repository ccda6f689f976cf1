namespace ToolVerdicts.Importing;

/// <summary>
/// The content folder that makes an empty store what a store is: the applied files, and files that fix the addresses of tools which would
/// get others when all captures are taken in at once.
/// </summary>
public static class ContentExport
{
    private const string ToolsFolder = "tools/";
    private static readonly Dictionary<string, string> NoFigures = [];

    /// <summary>The files of the folder, without captures.</summary>
    public static IReadOnlyList<FolderFile> ListFilesToExport(this DbConnection store)
    {
        var applied = store.ListAppliedFiles();
        var files = applied.Concat(ListLostFiles(store, applied)).ToDictionary(file => file.Path, StringComparer.Ordinal);
        var parsed = SiteContentParser.Parse([.. files.Values], DateOnly.MaxValue, NoFigures).Content.Tools
            .ToDictionary(file => file.Slug);
        foreach (var (slug, identities) in ListIdentitiesToAdd(store, parsed))
        {
            var path = $"{ToolsFolder}{slug}.md";
            var text = files.TryGetValue(path, out var file)
                ? YamlText.AddIdentities(file.Text, identities)
                : YamlText.ToolFile(identities);
            files[path] = new FolderFile(path, text);
        }

        return [.. files.Values.OrderBy(file => file.Path, StringComparer.Ordinal)];
    }

    // The statements of a tool's file that is gone stand until a decision ends them.
    private static IEnumerable<FolderFile> ListLostFiles(DbConnection store, IReadOnlyList<FolderFile> applied)
    {
        var stated = store.ListToolsOfFiles().Select(slug => $"{ToolsFolder}{slug}.md")
            .Except(applied.Select(file => file.Path)).ToHashSet();
        return stated.Count == 0 ? [] : store.ListLastTexts().Where(file => stated.Contains(file.Path));
    }

    private static List<(Slug Slug, IReadOnlyList<ToolIdentity> Identities)> ListIdentitiesToAdd(
        DbConnection store, Dictionary<Slug, ToolFile> files)
    {
        var all = store.ListToolsToExport();
        var (captured, others) = (store.ListCapturedIdentities(), store.ListOtherIdentities());
        var merged = all.Where(tool => tool.IsHidden).Select(tool => (Identity: new ToolIdentity(tool.Name, tool.Tagline), tool.Identity))
            .Where(tool => Wording.Digest(tool.Identity.Key) == tool.Item2 && others.ContainsKey(tool.Item2))
            .ToLookup(tool => others[tool.Item2], tool => tool.Identity);
        var tools = all.Where(tool => !tool.IsHidden).Select(tool =>
        {
            var file = files.GetValueOrDefault(tool.Slug);
            var known = file?.Identities.Select(identity => identity.Key).ToHashSet() ?? [];
            List<ToolIdentity> missing = [.. captured[tool.Id].Concat(merged[tool.Id]).DistinctBy(identity => identity.Key)
                .Where(identity => !known.Contains(identity.Key)).OrderBy(identity => Wording.Digest(identity.Key) != tool.Identity)];
            return (tool.Slug, Missing: missing, IsFixed: file?.Identity is not null || missing.Count > 1);
        }).ToList();

        // A tool is left to captures where these give it the same address again. Each one that is not changes what is left for the others.
        while (true)
        {
            var taken = tools.Where(tool => tool.IsFixed).Select(tool => tool.Slug).ToHashSet();
            var assigned = SlugAssignment.Assign(tools.Where(tool => !tool.IsFixed).SelectMany(tool => tool.Missing), taken.Contains);
            var isDone = true;
            for (var index = 0; index < tools.Count; index++)
            {
                var (slug, missing, isFixed) = tools[index];
                if (isFixed || missing is not [var only] || assigned[only.Key] == slug)
                    continue;
                tools[index] = (slug, missing, IsFixed: true);
                isDone = false;
            }

            if (isDone)
                return tools.Where(tool => tool.IsFixed && tool.Missing.Count > 0)
                    .Select(tool => (tool.Slug, (IReadOnlyList<ToolIdentity>)tool.Missing)).ToList();
        }
    }
}
