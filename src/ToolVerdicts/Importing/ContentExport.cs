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
    public static ExportedFiles ListFilesToExport(this DbConnection store)
    {
        var applied = store.ListAppliedFiles();
        var files = applied.Concat(ListLostFiles(store, applied)).ToDictionary(file => file.Path, StringComparer.Ordinal);
        var parsed = SiteContentParser.Parse(ShippedContent.Complete([.. files.Values]), DateOnly.MaxValue, NoFigures).Content.Tools
            .ToDictionary(file => file.Slug);
        var (all, shown) = (store.ListToolsToExport(), store.ListShown());
        foreach (var (slug, identities) in ListIdentitiesToAdd(store, parsed, all, shown))
        {
            var path = PathOf(slug);
            var text = files.TryGetValue(path, out var file)
                ? YamlText.AddIdentities(file.Text, identities)
                : YamlText.ToolFile(identities);
            files[path] = new FolderFile(path, text);
        }

        AddNames(files, parsed, all.Where(tool => !tool.IsHidden && !shown.Contains(tool.Id)));
        var drafts = all.Where(tool => tool.IsHidden && parsed.GetValueOrDefault(tool.Slug) is { IsDraft: false, IsNameless: true })
            .Select(tool => PathOf(tool.Slug)).Order(StringComparer.Ordinal).ToList();
        foreach (var path in drafts)
            files[path] = new FolderFile(path, YamlText.Set(files[path].Text, "draft", "true"));
        return new ExportedFiles([.. files.Values.OrderBy(file => file.Path, StringComparer.Ordinal)], drafts);
    }

    private static string PathOf(Slug tool) => $"{ToolsFolder}{tool}.md";

    // The export leaves out what erased pages told of other tools, whose files need a name all the same.
    private static void AddNames(
        Dictionary<string, FolderFile> files, Dictionary<Slug, ToolFile> parsed, IEnumerable<ExportedTool> unshown)
    {
        foreach (var tool in unshown)
        {
            var (path, file) = (PathOf(tool.Slug), parsed.GetValueOrDefault(tool.Slug));
            var text = files[path].Text;
            if (file?.ValueOf(FileFact.Tagline) is null)
                text = YamlText.Set(text, "tagline", YamlText.Quote(tool.Tagline));
            if (file?.ValueOf(FileFact.Name) is null)
                text = YamlText.Set(text, "name", YamlText.Quote(tool.Name));
            files[path] = new FolderFile(path, text);
        }
    }

    // The statements of a tool's file that is gone stand until a decision ends them.
    private static IEnumerable<FolderFile> ListLostFiles(DbConnection store, IReadOnlyList<FolderFile> applied)
    {
        var stated = store.ListToolsOfFiles().Select(slug => $"{ToolsFolder}{slug}.md")
            .Except(applied.Select(file => file.Path)).ToHashSet();
        return stated.Count == 0 ? [] : store.ListLastTexts().Where(file => stated.Contains(file.Path));
    }

    private static List<(Slug Slug, IReadOnlyList<ToolIdentity> Identities)> ListIdentitiesToAdd(
        DbConnection store, Dictionary<Slug, ToolFile> files, IReadOnlyList<ExportedTool> all, IReadOnlySet<long> shown)
    {
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
            return (tool.Slug, Missing: missing, IsFixed: file?.Identity is not null || missing.Count > 1 || !shown.Contains(tool.Id));
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
