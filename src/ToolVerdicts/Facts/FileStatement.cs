namespace ToolVerdicts.Facts;

/// <summary>The statement of an editor's file on one fact of a tool, with its proof: an address, words of a capture, or neither, which is
/// the site's own judgement.</summary>
public sealed record FileStatement : SourceStatement
{
    public long ToolId { get; init; }
    /// <summary>The tool's address.</summary>
    public Slug Slug { get; init; }
    /// <inheritdoc cref="AssignedFact"/>
    public string Fact { get; init; } = "";
    /// <summary>The value; null is "not stated", whatever captures say.</summary>
    public string? Value { get; init; }
    /// <summary>An address; null without one.</summary>
    public string? Address { get; init; }
    /// <summary>The capture whose words are the proof; null without one.</summary>
    public long? CaptureId { get; init; }
    /// <summary>True when the site shows the page of that capture.</summary>
    public bool IsPageShown { get; init; }
    /// <summary>The file name of the capture; null without one.</summary>
    public string? CaptureName { get; init; }
    /// <summary>Words of the capture; null without one.</summary>
    public string? Quote { get; init; }
    /// <summary>The reason of an own judgement; null when none is given.</summary>
    public string? Because { get; init; }

    public EditorSource Proof => new(Address, Seen, CaptureName, Quote, Because) { CaptureId = IsPageShown ? CaptureId : null };
}
