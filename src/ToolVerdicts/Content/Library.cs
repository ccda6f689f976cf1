namespace ToolVerdicts.Content;

/// <summary>Words, prose, lenses, criteria and articles of a site: its content folder without the tools, which the store has.</summary>
/// <param name="Words">The words in which pages speak of the subject.</param>
/// <param name="Pages">The pages, one for each of <see cref="PageNames"/>.</param>
/// <param name="Lenses">The reviewers' lenses by the reviewer's key; a reviewer can lack one.</param>
/// <param name="Criteria">The criteria in the order of <c>criteria.yml</c>.</param>
/// <param name="Articles">All articles, the latest first.</param>
public sealed record Library(
    SiteWords Words, IReadOnlyDictionary<string, Prose> Pages, IReadOnlyDictionary<string, Lens> Lenses, IReadOnlyList<Criterion> Criteria,
    IReadOnlyList<Article> Articles)
{
    /// <summary>Maximum size of a page's body, in bytes of UTF-8.</summary>
    public const int MaxBytes = 16 * 1024;
    private const string Extension = ".md";

    /// <summary>The pages of prose: each name is that of the file and of the address.</summary>
    public static IReadOnlyList<string> PageNames { get; } = ["methodology", "about", "privacy", "attribution"];

    /// <summary>The revision whose files these are; null for those of the folder, before anything was applied.</summary>
    public long? Revision { get; init; }

    /// <summary>The articles that are published on a day, the latest first.</summary>
    public IReadOnlyList<Article> ListPublished(DateOnly day) =>
        Articles.Where(article => !article.IsDraft && article.Date <= day).ToList();

    /// <summary>Reads a content folder, without its tools and decisions. Shipped files stand in for those that it lacks.</summary>
    /// <param name="folder">The content folder.</param>
    /// <param name="figures">Values of the placeholders, each one line of Markdown.</param>
    /// <exception cref="ContentException">A file is invalid, or belongs to no page.</exception>
    public static Library Read(string folder, IReadOnlyDictionary<string, string> figures)
    {
        RequireFolder(folder);
        List<FolderFile> files =
        [
            .. ReadAll(folder, "", PageNames.Contains, $"the site's pages are {string.Join(", ", PageNames)}"),
            .. ReadAll(folder, ContentPlace.Reviewers, key => Slug.TryParse(key, out _), "its name must be a reviewer's key"),
            .. ReadAll(folder, ContentPlace.Articles, _ => true, ""),
            .. new[] { ContentPlace.Site, ContentPlace.Criteria }
                .Where(name => File.Exists(Path.Combine(folder, name))).Select(name => ReadFile(folder, name)),
        ];
        var (library, faults) = Parse(files, figures);
        return faults is [var first, ..] ? throw Explain(folder, first) : library;
    }

    /// <summary>The library of files that were applied. A file that this version of the program cannot read gives way to the shipped one.
    /// </summary>
    /// <param name="files">The files, tools and decisions left out.</param>
    /// <param name="figures">Values of the placeholders, each one line of Markdown.</param>
    public static Library Of(IReadOnlyList<FolderFile> files, IReadOnlyDictionary<string, string> figures)
    {
        var (library, faults) = Parse(files, figures);
        if (faults.Count == 0)
            return library;
        var broken = faults.Select(fault => fault.Path).ToHashSet(StringComparer.Ordinal);
        return Parse([.. files.Where(file => !broken.Contains(file.Path))], figures).Library;
    }

    /// <exception cref="ContentException">The folder does not exist.</exception>
    internal static string RequireFolder(string folder) => Directory.Exists(folder) ? folder : throw new ContentException(
        $"The folder {folder} does not exist; name the one that holds the site's prose with --Content=FOLDER.");

    private static (Library Library, IReadOnlyList<ContentFault> Faults) Parse(
        IReadOnlyList<FolderFile> files, IReadOnlyDictionary<string, string> figures)
    {
        // The day plays a part in tools and decisions alone.
        var (content, faults) = SiteContentParser.Parse(ShippedContent.Complete(files), DateOnly.MaxValue, figures);
        var own = files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        var lenses = content.Lenses.Select(lens => lens with { IsShipped = !own.Contains(ContentPlace.PathOf(lens)) });
        var library = new Library(
            content.Words ?? SiteWords.Usual, content.Pages, lenses.ToDictionary(lens => lens.Key), content.Criteria, content.Articles);
        return (library, faults);
    }

    private static IEnumerable<FolderFile> ReadAll(string root, string folder, Func<string, bool> isName, string rule)
    {
        var paths = List(Path.Combine(root, folder));
        foreach (var stray in paths.Where(path => !isName(Path.GetFileNameWithoutExtension(path))))
            throw new ContentException($"{stray} belongs to no page: {rule}.");
        return paths.Select(path => ReadFile(root, folder.Length == 0 ? Path.GetFileName(path) : $"{folder}/{Path.GetFileName(path)}"));
    }

    private static FolderFile ReadFile(string root, string name)
    {
        var path = Path.Combine(root, name);
        var faults = new FileFaults(name);
        var text = FileText.Decode(FileText.ReadOrExplain(path, () => File.ReadAllBytes(path)), faults);
        return faults.Found is [var fault, ..] ? throw Explain(root, fault) : new FolderFile(name, text!);
    }

    private static ContentException Explain(string root, ContentFault fault) =>
        new($"{fault with { Path = Path.Combine(root, fault.Path) }}");

    // Sorted, so that of two invalid files always the same one is reported. Hidden files are backup copies of editors.
    private static List<string> List(string folder) => !Directory.Exists(folder) ? []
        : FileText.ReadOrExplain(folder, () => Directory.GetFiles(folder, $"*{Extension}")
            .Where(path => !Path.GetFileName(path).StartsWith('.')).Order(StringComparer.Ordinal).ToList());
}
