namespace ToolVerdicts.Content;

/// <summary>The proof of an assigned fact: an address, a quotation from a capture, or neither, which is the site's own judgement.</summary>
public sealed record Proof
{
    /// <summary>An address of http or https; null without one.</summary>
    public string? Source { get; init; }
    /// <summary>The day on which the source showed the value; null is "not known".</summary>
    public DateOnly? Seen { get; init; }
    /// <summary>The file name of a stored capture; null without one.</summary>
    public string? Capture { get; init; }
    /// <summary>Words that stand in the capture to the letter; null without a capture.</summary>
    public string? Quote { get; init; }
    /// <summary>The reason of an own judgement; null when none is given.</summary>
    public string? Because { get; init; }

    /// <summary>True for the site's own judgement.</summary>
    public bool IsOwn => Source is null && Capture is null;
}
