namespace ToolVerdicts.Web.Commands;

/// <summary>The content folder, read and parsed for a verb.</summary>
/// <param name="Folder">The folder's path.</param>
/// <param name="Files">Its files; empty after a fault.</param>
internal sealed record EditorFiles(
    string Folder, SiteContent Content, IReadOnlyList<FolderFile> Files, IReadOnlyList<ContentFault> Faults)
{
    /// <exception cref="ContentException">There is no such folder.</exception>
    public static EditorFiles Read(SiteOptions options, DateOnly today)
    {
        var (files, unread) = ContentFolder.Read(options.Content);
        var (content, faults) = SiteContentParser.Parse(files, today, Figures.All);
        return new EditorFiles(options.Content, content, files, [.. unread, .. faults]);
    }
}
