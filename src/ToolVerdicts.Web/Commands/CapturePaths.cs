namespace ToolVerdicts.Web.Commands;

/// <summary>Expands the paths on a command line into captured pages.</summary>
internal static class CapturePaths
{
    // A link in a folder could lead anywhere, so links are skipped; a target can be named itself.
    private static readonly EnumerationOptions Below = new()
    {
        RecurseSubdirectories = true,
        MaxRecursionDepth = 32,
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
    };

    // Endings of files that a browser saves beside a page.
    private static readonly HashSet<string> Others = new(StringComparer.OrdinalIgnoreCase)
    {
        ".avif", ".bmp", ".css", ".eot", ".gif", ".ico", ".jpeg", ".jpg", ".js", ".json", ".map", ".mjs", ".mp3", ".mp4", ".otf", ".png",
        ".svg", ".ttf", ".wasm", ".webm", ".webmanifest", ".webp", ".woff", ".woff2", ".xml",
    };

    /// <summary>Files as named, and the pages below folders but hidden ones and links. A path that does not exist is kept.</summary>
    public static IEnumerable<string> Of(IEnumerable<string> paths) => Find(paths).Pages;

    /// <summary>The pages, and the files in the folders that are passed over.</summary>
    public static FoundPaths Find(IEnumerable<string> paths)
    {
        var (found, others) = (new List<string>(), new List<string>());
        foreach (var path in paths)
        {
            if (!Directory.Exists(path))
                found.Add(path);
            else
                AddBelow(path, found, others);
        }

        return new FoundPaths(
            found.DistinctBy(Path.GetFullPath).ToList(), others.ExceptBy(found.Select(Path.GetFullPath), Path.GetFullPath).ToList());
    }

    private static void AddBelow(string folder, List<string> found, List<string> others)
    {
        var files = Directory.EnumerateFiles(folder, "*", Below).ToList();
        // A browser saves page.html with a folder page_files, whose name depends on the browser's language.
        var pages = files.Where(file => Path.GetExtension(file).StartsWith(".htm", StringComparison.OrdinalIgnoreCase))
            .Select(file => file[..^Path.GetExtension(file).Length]).ToHashSet(StringComparer.Ordinal);
        foreach (var file in files)
            (Others.Contains(Path.GetExtension(file)) || IsBesidePage(file) ? others : found).Add(file);

        bool IsBesidePage(string file)
        {
            for (var at = Path.GetDirectoryName(file); at is not null && at.Length > folder.Length; at = Path.GetDirectoryName(at))
            {
                if (at.LastIndexOfAny(['_', '-', '.']) is var mark and > 0 && pages.Contains(at[..mark]))
                    return true;
            }

            return false;
        }
    }
}
