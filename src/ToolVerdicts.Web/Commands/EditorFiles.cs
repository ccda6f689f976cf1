namespace ToolVerdicts.Web.Commands;

/// <summary>The content folder, read and parsed for a verb.</summary>
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
        var (content, faults) = SiteContentParser.Parse(files, today, Hosting.Figures.All);
        return new EditorFiles(content, files, CapturesFolder.List(folder), [.. unread, .. faults]);
    }
}
