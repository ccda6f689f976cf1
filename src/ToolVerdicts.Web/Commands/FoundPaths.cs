namespace ToolVerdicts.Web.Commands;

/// <summary>The files to which the paths of a command line lead.</summary>
/// <param name="Pages">Captured pages, and files that were named.</param>
/// <param name="Others">Files in folders that are no pages: pictures, styles, scripts, and all that a browser saved beside a page.</param>
internal sealed record FoundPaths(IReadOnlyList<string> Pages, IReadOnlyList<string> Others)
{
    /// <summary>A line about the files that are passed over; null when there are none.</summary>
    public string? PassedOver => Others.Count == 0 ? null
        : $"passed over {Others.Count} {(Others.Count == 1 ? "file that is no page" : "files that are no pages")}: {Listed}";

    private string Listed => string.Join(", ", Others.GroupBy(file => Path.GetExtension(file).TrimStart('.').ToLowerInvariant())
        .OrderByDescending(same => same.Count()).ThenBy(same => same.Key, StringComparer.Ordinal)
        .Select(same => $"{same.Count()} {(same.Key.Length > 0 ? same.Key : "other")}"));
}
