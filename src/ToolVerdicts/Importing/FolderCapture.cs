namespace ToolVerdicts.Importing;

/// <summary>A captured page of the content folder.</summary>
/// <param name="Path">The path below the folder.</param>
/// <param name="Seen">The day on which the page was seen, which is the name of its folder; null for the page's own date.</param>
/// <param name="Read">Reads the page. Throws <see cref="CaptureRefusedException"/> and <see cref="IOException"/>.</param>
public sealed record FolderCapture(string Path, DateOnly? Seen, Func<CaptureFile> Read)
{
    /// <summary>True when the day is not known, whatever date the page has.</summary>
    public bool IsUndated { get; init; }
}
