using ToolVerdicts.Text;

namespace ToolVerdicts.Content;

/// <summary>All prose of the site, read and checked once.</summary>
public sealed class Library
{
    /// <summary>The most a page's text may hold, in bytes.</summary>
    public const int MaxBytes = 16 * 1024;

    private const string Extension = ".md";

    private Library(IReadOnlyDictionary<string, Prose> pages, IReadOnlyDictionary<string, Prose> lenses) => (Pages, Lenses) = (pages, lenses);

    /// <summary>The pages there must be: each stands in a file of that name, and at that address.</summary>
    public static IReadOnlyList<string> PageNames { get; } = ["methodology", "about", "privacy", "attribution"];

    /// <summary>The pages, one for each of <see cref="PageNames"/>.</summary>
    public IReadOnlyDictionary<string, Prose> Pages { get; }

    /// <summary>What a lens looks for, by the reviewer's key; a reviewer may have none.</summary>
    public IReadOnlyDictionary<string, Prose> Lenses { get; }

    /// <summary>Reads the folder: the pages in it, the lenses in <c>reviewers/</c> below it.</summary>
    /// <exception cref="ContentException">A file cannot be shown as it is, is missing, or belongs nowhere.</exception>
    public static Library Read(string folder, IReadOnlyDictionary<string, string> figures)
    {
        if (!Directory.Exists(folder))
            throw new ContentException($"The folder {folder} does not exist; name the one that holds the site's prose with --Content=FOLDER.");
        var pages = ReadAll(folder, figures, PageNames.Contains, $"the site's pages are {string.Join(", ", PageNames)}");
        foreach (var missing in PageNames.Where(name => !pages.ContainsKey(name)))
            throw new ContentException($"{Path.Combine(folder, missing)}{Extension} is missing; the site has a page at /{missing}.");
        var lenses = Path.Combine(folder, "reviewers");
        return new Library(pages, Directory.Exists(lenses) ? ReadAll(lenses, figures, Slug.IsWellFormed, "its name must be a reviewer's key") : new Dictionary<string, Prose>());
    }

    private static Dictionary<string, Prose> ReadAll(string folder, IReadOnlyDictionary<string, string> figures, Func<string, bool> isName, string rule)
    {
        var paths = List(folder);
        foreach (var stray in paths.Where(path => !isName(Path.GetFileNameWithoutExtension(path))))
            throw new ContentException($"{stray} belongs to no page: {rule}.");
        return paths.ToDictionary(path => Path.GetFileNameWithoutExtension(path), path => Prose.Read(path, figures));
    }

    private static List<string> List(string folder)
    {
        try
        {
            // In the order of their names, so that of two broken files the same is named each time. Editors keep hidden copies.
            return Directory.GetFiles(folder, $"*{Extension}").Where(path => !Path.GetFileName(path).StartsWith('.')).Order(StringComparer.Ordinal).ToList();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ContentException($"{folder} cannot be read: {fault.Message.TrimEnd('.')}.", fault);
        }
    }
}
