namespace ToolVerdicts.Web.Commands;

/// <summary>Expands the paths on a command line into files.</summary>
internal static class CapturePaths
{
    // A link in a folder could lead anywhere, so links are skipped; a target can be named itself.
    private static readonly EnumerationOptions Below = new()
    {
        RecurseSubdirectories = true,
        MaxRecursionDepth = 32,
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
    };

    /// <summary>Files as named, and all files below folders but hidden ones and links. A path that does not exist is kept.</summary>
    public static IEnumerable<string> Of(IEnumerable<string> paths) => paths
        .SelectMany(path => Directory.Exists(path)
            ? Directory.EnumerateFiles(path, "*", Below)
            : [path])
        .DistinctBy(Path.GetFullPath);
}
