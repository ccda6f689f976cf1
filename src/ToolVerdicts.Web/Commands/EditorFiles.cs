namespace ToolVerdicts.Web.Commands;

/// <summary>The content folder, read and parsed for a verb.</summary>
/// <param name="Content">What the files say, with shipped ones in place of those that the folder lacks.</param>
/// <param name="Files">The folder's own files.</param>
/// <param name="Captures">The captured pages of its folder <c>captures/</c>.</param>
internal sealed record EditorFiles(
    SiteContent Content, IReadOnlyList<FolderFile> Files, IReadOnlyList<FolderCapture> Captures, IReadOnlyList<ContentFault> Faults)
{
    /// <exception cref="ContentException">There is no such folder.</exception>
    public static EditorFiles Read(SiteOptions options, DateOnly today) => Read(options.Content, today);

    /// <inheritdoc cref="Read(SiteOptions, DateOnly)"/>
    public static EditorFiles Read(string folder, DateOnly today)
    {
        var (files, unread) = ContentFolder.Read(folder);
        var (content, faults) = SiteContentParser.Parse(ShippedContent.Complete(files), today, Hosting.Figures.All);
        return new EditorFiles(content, files, CapturesFolder.List(folder), content.CertainFaults([.. unread, .. faults]));
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
            content, mixed, selection.IsWhole ? CapturesFolder.List(options.Content) : [],
            content.CertainFaults([.. unread.Where(fault => selection.Includes(fault.Path)), .. faults]));
    }
}
