namespace ToolVerdicts.Web.Commands;

/// <summary>Expands what an editor names into files.</summary>
internal static class CapturePaths
{
    // A link in a folder could lead anywhere; what is meant to be read through one can be named.
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
