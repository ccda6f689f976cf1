namespace ToolVerdicts.Reads;

/// <param name="Name">The path of a page, or the words of a search.</param>
public sealed record ReadCount(string Name, long Count);
