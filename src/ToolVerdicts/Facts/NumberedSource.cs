namespace ToolVerdicts.Facts;

/// <summary>A source with the number under which a page refers to it: a capture, or the proof that an editor gives.</summary>
/// <param name="Capture">Null for a proof.</param>
/// <param name="Editor">Null for a capture.</param>
public sealed record NumberedSource(int Number, CaptureSource? Capture, EditorSource? Editor = null)
{
    /// <summary>The fragment under which a page lists it.</summary>
    public string Anchor => $"source-{Number}";

    /// <summary>The fragment of the first reference to it.</summary>
    public string CitedAt => $"cited-{Number}";

    /// <summary>The references to it on the page that is being written.</summary>
    public Citation Citation { get; } = new();

    /// <summary>The source in a few words.</summary>
    public string Title => Capture is null
        ? $"Source {Number}, given by an editor: {Editor!.Words}"
        : $"Source {Number}, {Capture.SeenWords}";
}
