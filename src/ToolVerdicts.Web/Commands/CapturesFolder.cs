using ToolVerdicts.Captures.Reading;

namespace ToolVerdicts.Web.Commands;

/// <summary>
/// The folder of captured pages in a content folder. A folder in it whose name is a day holds the pages seen on that day,
/// <c>undated</c> those of which the day is not known. Pages elsewhere have their own dates.
/// </summary>
internal static class CapturesFolder
{
    public const string Name = "captures";

    private const string Undated = "undated";
    // A page whose file name no file system takes is called this, beside a file with the name.
    private const string Page = "page";
    private const string PageName = "page.name";
    private const int LongestName = 200;
    private const string Unsafe = "/\\:*?\"<>|";

    /// <summary>The captured pages of a content folder, in the order of their paths.</summary>
    public static IReadOnlyList<FolderCapture> List(string folder)
    {
        var captures = Path.Combine(folder, Name);
        return !Directory.Exists(captures) ? [] : CapturePaths.Of([captures])
            .Select(path => (Path: path, Parts: Path.GetRelativePath(captures, path).Split(Path.DirectorySeparatorChar)))
            // Names that end so are backup copies of editors.
            .Where(file => !file.Parts[^1].EndsWith('~') && !(IsDigestFolder(file.Parts) && file.Parts[^1] == PageName))
            .OrderBy(file => string.Join('/', file.Parts), StringComparer.Ordinal)
            .Select(file => new FolderCapture(
                $"{Name}/{string.Join('/', file.Parts)}",
                ColumnTypes.TryParseDay(file.Parts[0], out var day) ? day : null,
                () => Read(file.Path, file.Parts))
            {
                IsUndated = file.Parts is [Undated, _, ..],
            })
            .ToList();
    }

    /// <summary>The day on which a captured page was seen, by its folder below <c>captures/</c>; null elsewhere.</summary>
    public static DateOnly? DayOf(string folder, string path) =>
        ColumnTypes.TryParseDay(Path.GetRelativePath(Path.Combine(folder, Name), path).Split(Path.DirectorySeparatorChar)[0], out var day)
            ? day
            : null;

    /// <summary>The path of a capture below the content folder.</summary>
    /// <param name="isShared">True when another capture of its day has its name.</param>
    public static string PathOf(ExportedCapture capture, bool isShared)
    {
        var folder = $"{Name}/{capture.Seen?.ToStored() ?? Undated}";
        return !IsSafe(capture.FileName) ? $"{folder}/{capture.Sha256}/{Page}"
            : isShared ? $"{folder}/{capture.Sha256}/{capture.FileName}"
            : $"{folder}/{capture.FileName}";
    }

    /// <summary>Writes a capture.</summary>
    /// <param name="path">The file, in a folder that exists.</param>
    public static void Write(string path, ExportedCapture capture, byte[] content)
    {
        File.WriteAllBytes(path, content);
        if (!IsSafe(capture.FileName))
            File.WriteAllText(Path.Combine(Path.GetDirectoryName(path)!, PageName), capture.FileName);
    }

    private static CaptureFile Read(string path, string[] parts)
    {
        var file = CaptureFile.Read(path);
        var name = Path.Combine(Path.GetDirectoryName(path)!, PageName);
        return IsDigestFolder(parts) && parts[^1] == Page && File.Exists(name) ? file with { Name = File.ReadAllText(name) } : file;
    }

    private static bool IsDigestFolder(string[] parts) =>
        parts is [.., { Length: 64 } digest, _] && digest.All(char.IsAsciiHexDigitLower);

    // The reading of the folder passes over hidden files, and over names that end in ~.
    private static bool IsSafe(string name) => name.Length > 0 && Encoding.UTF8.GetByteCount(name) <= LongestName && name[0] != '.'
        && name[^1] is not ('.' or ' ' or '~') && !name.Any(c => char.IsControl(c) || Unsafe.Contains(c));
}
