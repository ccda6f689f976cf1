namespace ToolVerdicts.Facts;

/// <summary>The proof that an editor gives for a fact: an address, words of a capture, or neither, which is the site's own
/// judgement.</summary>
/// <param name="Address">An address of http or https; null without one.</param>
/// <param name="Seen">The day on which the address showed the fact; null is "not known".</param>
/// <param name="Capture">The file name of a capture; null without one.</param>
/// <param name="Quote">Words of the capture; null without one.</param>
/// <param name="Because">The reason of an own judgement; null when none is given.</param>
public sealed record EditorSource(string? Address, DateOnly? Seen, string? Capture, string? Quote, string? Because)
{
    /// <summary>The quoted capture; null without one, and when the site does not show its page.</summary>
    public long? CaptureId { get; init; }

    /// <summary>The proof in words.</summary>
    public string Words => (Address, Capture) switch
    {
        ({ } address, _) => $"{address}{(Seen is { } day ? $", seen {SeenDays.Words(day)}" : "")}",
        (_, not null) => $"a page that says “{Quote}”",
        _ => $"the site’s own judgement{(Because is null ? "" : $": {Because}")}",
    };
}
