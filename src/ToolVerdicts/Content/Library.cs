namespace ToolVerdicts.Content;

/// <summary>All prose of the site, loaded and validated at start.</summary>
/// <param name="Pages">The pages, one for each of <see cref="PageNames"/>.</param>
/// <param name="Lenses">Descriptions of the reviewers' lenses by the reviewer's key; a reviewer can lack one.</param>
public sealed record Library(IReadOnlyDictionary<string, Prose> Pages, IReadOnlyDictionary<string, Prose> Lenses)
{
    /// <summary>Maximum size of a page's body, in bytes of UTF-8.</summary>
    public const int MaxBytes = 16 * 1024;
    private const string Extension = ".md";

    /// <summary>The required pages: each name is that of the file and of the address.</summary>
    public static IReadOnlyList<string> PageNames { get; } = ["methodology", "about", "privacy", "attribution"];

    /// <summary>Loads the pages from a folder, and the lenses from its subfolder <c>reviewers/</c>.</summary>
    /// <param name="folder">The content folder.</param>
    /// <param name="figures">Values of the placeholders, each one line of Markdown.</param>
    /// <exception cref="ContentException">A file is invalid, is missing, or belongs to no page.</exception>
    public static Library Read(string folder, IReadOnlyDictionary<string, string> figures)
    {
        RequireFolder(folder);
        var pages = ReadAll(
            folder, ContentKeys.Prose, figures, PageNames.Contains, $"the site's pages are {string.Join(", ", PageNames)}");
        foreach (var missing in PageNames.Where(name => !pages.ContainsKey(name)))
            throw new ContentException($"{Path.Combine(folder, missing)}{Extension} is missing; the site has a page at /{missing}.");
        var lenses = Path.Combine(folder, "reviewers");
        return new Library(
            pages,
            Directory.Exists(lenses)
                ? ReadAll(lenses, ContentKeys.Reviewer, figures, key => Slug.TryParse(key, out _), "its name must be a reviewer's key")
                : []);
    }

    /// <exception cref="ContentException">The folder does not exist.</exception>
    internal static string RequireFolder(string folder) => Directory.Exists(folder) ? folder : throw new ContentException(
        $"The folder {folder} does not exist; name the one that holds the site's prose with --Content=FOLDER.");

    private static Dictionary<string, Prose> ReadAll(
        string folder,
        IReadOnlyList<string> keys,
        IReadOnlyDictionary<string, string> figures,
        Func<string, bool> isName,
        string rule)
    {
        var paths = List(folder);
        foreach (var stray in paths.Where(path => !isName(Path.GetFileNameWithoutExtension(path))))
            throw new ContentException($"{stray} belongs to no page: {rule}.");
        return paths.ToDictionary(path => Path.GetFileNameWithoutExtension(path), path => Prose.Read(path, keys, figures));
    }

    // Sorted, so that of two invalid files always the same one is reported. Hidden files are backup copies of editors.
    private static List<string> List(string folder) => FileText.ReadOrExplain(folder, () => Directory.GetFiles(folder, $"*{Extension}")
        .Where(path => !Path.GetFileName(path).StartsWith('.')).Order(StringComparer.Ordinal).ToList());
}
