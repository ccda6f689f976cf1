using ToolVerdicts.Captures.Reading;

namespace ToolVerdicts.Web.Commands;

/// <summary>The content folder, read and parsed for a verb.</summary>
/// <param name="Content">What the files say, with shipped ones in place of those that the folder lacks.</param>
/// <param name="Files">The folder's own files.</param>
/// <param name="Captures">The captured pages of its folder <c>captures/</c>.</param>
internal sealed record EditorFiles(
    SiteContent Content, IReadOnlyList<FolderFile> Files, IReadOnlyList<FolderCapture> Captures, IReadOnlyList<ContentFault> Faults)
{
    /// <summary>The folder of captured pages. A folder in it whose name is a day holds the pages seen on that day.</summary>
    public const string CapturesFolder = "captures";

    /// <exception cref="ContentException">There is no such folder.</exception>
    public static EditorFiles Read(SiteOptions options, DateOnly today)
    {
        var (files, unread) = ContentFolder.Read(options.Content);
        var (content, faults) = SiteContentParser.Parse(ShippedContent.Complete(files), today, Hosting.Figures.All);
        return new EditorFiles(content, files, ListCaptures(options.Content), [.. unread, .. faults]);
    }

    /// <summary>Applies the files to a store, in one transaction.</summary>
    /// <inheritdoc cref="ContentPlan.Apply"/>
    public ContentPlan Apply(DbConnection store, RevisionNote note, DateTimeOffset now, long? expected = null) =>
        ContentPlan.Apply(store, Content, Files, Captures, note, now, expected);

    /// <summary>The circumstances of an apply of the folder, with its commit where it is a clean work tree of git.</summary>
    /// <param name="author">The editor; null for the author of the commit.</param>
    /// <param name="message">The editor's words; null without any.</param>
    public static RevisionNote NoteOf(SiteOptions options, string? author, string? message) =>
        GitState.Of(options.Content) is { } git
            ? new RevisionNote(author ?? Wording.Collapse(git.Author), message, git.Commit)
            : new RevisionNote(author, message);

    /// <summary>How many files of the folder are other than those that were applied; null when the folder cannot be read.</summary>
    public static int? CountWaiting(SiteOptions options, DbConnection store)
    {
        try
        {
            var files = ContentFolder.Read(options.Content).Files;
            var applied = store.ListAppliedFiles().ToDictionary(file => file.Path, file => file.Text, StringComparer.Ordinal);
            return files.Count(file => applied.GetValueOrDefault(file.Path) != file.Text)
                + applied.Keys.Except(files.Select(file => file.Path), StringComparer.Ordinal).Count();
        }
        catch (ContentException)
        {
            return null;
        }
    }

    /// <summary>Some files of the folder, beside the others as they were applied last.</summary>
    public static EditorFiles Read(SiteOptions options, DateOnly today, IReadOnlyList<FolderFile> applied, PlanSelection selection)
    {
        var (files, unread) = ContentFolder.Read(options.Content);
        IReadOnlyList<FolderFile> mixed =
            [.. files.Where(file => selection.Includes(file.Path)), .. applied.Where(file => !selection.Includes(file.Path))];
        var (content, faults) = SiteContentParser.Parse(ShippedContent.Complete(mixed), today, Hosting.Figures.All);
        return new EditorFiles(
            content, mixed, selection.IsWhole ? ListCaptures(options.Content) : [],
            [.. unread.Where(fault => selection.Includes(fault.Path)), .. faults]);
    }

    /// <summary>The day on which a captured page was seen, by its folder below <c>captures/</c>; null elsewhere.</summary>
    public static DateOnly? DayOf(string folder, string path) =>
        ColumnTypes.TryParseDay(
            Path.GetRelativePath(Path.Combine(folder, CapturesFolder), path).Split(Path.DirectorySeparatorChar)[0], out var day)
            ? day
            : null;

    private static List<FolderCapture> ListCaptures(string folder)
    {
        var captures = Path.Combine(folder, CapturesFolder);
        return !Directory.Exists(captures) ? [] : CapturePaths.Of([captures])
            .Select(path => (Path: path, Name: Path.GetRelativePath(captures, path)))
            .OrderBy(file => file.Name, StringComparer.Ordinal)
            .Select(file => new FolderCapture(
                $"{CapturesFolder}/{file.Name.Replace(Path.DirectorySeparatorChar, '/')}",
                DayOf(folder, file.Path),
                () => CaptureFile.Read(file.Path)))
            .ToList();
    }
}
