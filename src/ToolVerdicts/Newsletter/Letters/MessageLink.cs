namespace ToolVerdicts.Newsletter.Letters;

public sealed record MessageLink(string Words, string Url);
