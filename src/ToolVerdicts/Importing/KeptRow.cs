namespace ToolVerdicts.Importing;

/// <summary>A value in a row of a captured decision table, as stored.</summary>
internal sealed record KeptRow
{
    public long Side { get; init; }
    public long Row { get; init; }
    public string Label { get; init; } = "";
    public string Value { get; init; } = "";
}
