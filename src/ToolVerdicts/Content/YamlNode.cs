namespace ToolVerdicts.Content;

/// <summary>
/// A value of a YAML file and its place. Without text, items and entries the value is null (<c>~</c>), or is refused and stands among the
/// faults already.
/// </summary>
internal sealed record YamlNode(long Line, long Column)
{
    /// <summary>The text of a scalar. Words such as <c>no</c> and numbers stay text.</summary>
    public string? Text { get; init; }
    public IReadOnlyList<YamlNode>? Items { get; init; }
    /// <summary>Each key stands once.</summary>
    public IReadOnlyList<YamlEntry>? Entries { get; init; }
    public bool IsRefused { get; init; }

    public bool IsNull => Text is null && Items is null && Entries is null && !IsRefused;
}
