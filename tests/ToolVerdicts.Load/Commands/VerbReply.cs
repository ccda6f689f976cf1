namespace ToolVerdicts.Load.Commands;

/// <summary>The end of one run of the program.</summary>
public sealed record VerbReply(int ExitCode, string Output, string Errors);
