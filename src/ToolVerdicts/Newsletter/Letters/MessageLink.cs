namespace ToolVerdicts.Newsletter.Letters;

/// <summary>A link with its words.</summary>
public sealed record MessageLink(string Words, string Url);
