using ToolVerdicts.Captures.Reading;

namespace ToolVerdicts.Web.Commands;

/// <summary>The paths of a <c>plan PATH…</c>: files of the content folder, and captured pages.</summary>
/// <param name="Content">Paths below the content folder; a dot for all of it.</param>
/// <param name="Captures">The captured pages, inside or outside of the content folder.</param>
/// <param name="Unknown">The first path that leads to nothing; null when there is none.</param>
internal sealed record PlanSelection(IReadOnlyList<string> Content, IReadOnlyList<SeenPath> Captures, string? Unknown)
{
    private const string Whole = ".";

    /// <summary>True when the content folder itself is named.</summary>
    public bool IsWhole => Content.Contains(Whole);

    /// <param name="applied">The files that were applied last: one of them that is gone from the folder has a plan, too.</param>
    public static PlanSelection Of(IReadOnlyList<string> paths, string folder, IReadOnlyList<FolderFile> applied)
    {
        var (content, captures, root) = (new List<string>(), new List<SeenPath>(), Path.GetFullPath(folder));
        foreach (var path in paths)
        {
            // Plans and faults name files by their paths below the folder.
            string[] places = [Path.GetFullPath(path), Path.Combine(root, path)];
            if ((Array.Find(places, Path.Exists) ?? Array.Find(places, IsApplied)) is not { } full)
                return new PlanSelection([], [], path);
            if (Below(full) is { } below && !Includes(CapturesFolder.Name, below))
                content.Add(below);
            else
                captures.AddRange(CapturePaths.Of([full]).Select(file => new SeenPath(file, CapturesFolder.DayOf(root, file))));
        }

        return new PlanSelection(content, captures.DistinctBy(file => file.Path).ToList(), Unknown: null);

        bool IsApplied(string full) => Below(full) is { } below && applied.Any(file => Includes(below, file.Path));

        string? Below(string full) => Path.GetRelativePath(root, full).Replace(Path.DirectorySeparatorChar, '/') is var below
            && !below.StartsWith("..", StringComparison.Ordinal) && !Path.IsPathRooted(below) ? below : null;
    }

    /// <summary>True for a file of the content folder that was named, or lies below a named folder.</summary>
    public bool Includes(string path) => Content.Any(named => Includes(named, path));

    private static bool Includes(string named, string path) =>
        named == Whole || path == named || path.StartsWith($"{named.TrimEnd('/')}/", StringComparison.Ordinal);
}
