namespace ToolVerdicts.Importing;

/// <summary>A captured page by its digest and its name.</summary>
/// <param name="FileName">The name of its file.</param>
public sealed record NamedPage(string Sha256, string FileName);
