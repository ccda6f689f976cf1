namespace ToolVerdicts.Content;

/// <summary>The places of the content folder in which files belong.</summary>
internal static class ContentPlace
{
    public const string Site = "site.yml";
    public const string Criteria = "criteria.yml";
    public const string Decisions = "decisions.yml";
    public const string Reviewers = "reviewers";
    public const string Tools = "tools";
    public const string Articles = "articles";
    private const string Extension = ".md";

    private static readonly string[] Folders = [Reviewers, Tools, Articles];

    private static readonly IReadOnlyList<string> TopFiles =
        [Site, Criteria, Decisions, .. Library.PageNames.Select(name => name + Extension)];

    /// <summary>The folder of a file; empty for files at the top, null where no file belongs.</summary>
    public static string? FolderOf(string path) => path.Split('/') switch
    {
        [var name] when TopFiles.Contains(name) => "",
        [var folder, var name] when Folders.Contains(folder) && name.EndsWith(Extension, StringComparison.Ordinal) => folder,
        _ => null,
    };

    /// <summary>The reason in a sentence on a file that stands where none belongs.</summary>
    public static string Stray(string path)
    {
        var parts = path.Split('/');
        if (parts is [var known, _] && Folders.Contains(known))
            return $"no file of this name belongs here; those in {known}/ end in {Extension}";
        var near = parts switch
        {
            [var name] => Nearest.To(name, TopFiles),
            [var folder, var name] when Nearest.To(folder, Folders) is { } right => $"{right}/{name}",
            _ => null,
        };
        var places = TopFiles.Concat(Folders.Select(folder => $"{folder}/*{Extension}"));
        return near is null
            ? $"no file belongs here; the places are {string.Join(", ", places)}"
            : $"no file belongs here; did you mean {Nearest.Shown(near)}?";
    }

    /// <summary>The path of a lens's file.</summary>
    public static string PathOf(Lens lens) => $"{Reviewers}/{lens.Key}{Extension}";

    /// <summary>The file's name without folder and extension.</summary>
    public static string NameOf(string path) => Path.GetFileNameWithoutExtension(path);

    /// <summary>A path that two files share if they have one address: that of an article without its day.</summary>
    public static string AddressOf(string path) => FolderOf(path) == Articles && NameOf(path) is var name
        ? $"{Articles}/{name[DayPrefix(name, out _)..]}"
        : path[..^Path.GetExtension(path).Length];

    /// <summary>The slug that is the file's name; null when it is none, which is a fault.</summary>
    /// <param name="prefix">Characters at the start of the name that are no part of the slug.</param>
    public static Slug? SlugOf(string path, FileFaults faults, int prefix = 0)
    {
        var name = NameOf(path);
        if (Slug.TryParse(name[prefix..], out var slug))
            return slug;
        var right = Slug.From(name[prefix..]);
        faults.Add(1, 1, right is null
            ? "the file’s name is no address, which has lower-case letters, digits and hyphens"
            : $"the file’s name is no address; did you mean {name[..prefix]}{right}{Extension}?");
        return null;
    }

    /// <summary>The length of the day with which the name of an article starts, and its hyphen; 0 without one.</summary>
    public static int DayPrefix(string name, out DateOnly day)
    {
        day = default;
        return name.Length > 10 && name[10] == '-' && Scalars.TryParseDay(name[..10], out day) ? 11 : 0;
    }
}
