namespace ToolVerdicts.Facts;

/// <summary>A source with the number under which a page refers to it: a capture, or the proof that an editor gives.</summary>
/// <param name="Capture">Null for a proof.</param>
/// <param name="Editor">Null for a capture.</param>
public sealed record NumberedSource(int Number, CaptureSource? Capture, EditorSource? Editor = null)
{
    /// <summary>The fragment under which a page lists it.</summary>
    public string Anchor => $"{(Capture is null ? "source" : "capture")}-{Number}";

    /// <summary>The source in a few words.</summary>
    public string Title => Capture is null
        ? $"Source {Number}, given by an editor: {Editor!.Words}"
        : $"Source: capture {Number}, imported {Capture.ImportedAt.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}";
}
