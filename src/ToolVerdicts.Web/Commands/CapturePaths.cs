namespace ToolVerdicts.Web.Commands;

/// <summary>Expands what an editor names into files.</summary>
internal static class CapturePaths
{
    /// <summary>Files as named, and every file below a folder but hidden ones. A path that does not exist stays, to be refused by name.</summary>
    public static IEnumerable<string> Of(IEnumerable<string> paths) => paths
        .SelectMany(path => Directory.Exists(path)
            ? Directory.EnumerateFiles(path, "*", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 32 })
            : [path])
        .DistinctBy(Path.GetFullPath);
}
