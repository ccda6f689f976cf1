namespace ToolVerdicts.Content;

/// <summary>Resolves links in paths.</summary>
internal static class RealPath
{
    // Linux follows at most 40 links.
    private const int MostLinks = 40;

    /// <summary>The path without links in any of its parts; null when a part does not exist, or links lead in a circle.</summary>
    public static string? Of(string path)
    {
        var full = Path.GetFullPath(path);
        var real = Path.GetPathRoot(full)!;
        var open = new Stack<string>(Parts(full[real.Length..]));
        for (var links = 0; open.TryPop(out var part);)
        {
            var next = part == ".." ? Path.GetDirectoryName(real) ?? real : Path.Combine(real, part);
            if (!Path.Exists(next))
                return null;
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                real = next;
                continue;
            }

            if (++links > MostLinks)
                return null;
            if (Path.IsPathRooted(target))
                real = Path.GetPathRoot(target)!;
            foreach (var below in Parts(target))
                open.Push(below);
        }

        return real;
    }

    // The last part first, as a stack is filled. Dots are resolved here, because after a link they lead to the parent of its target.
    private static IEnumerable<string> Parts(string path) =>
        path.Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries).Where(part => part != ".").Reverse();
}
