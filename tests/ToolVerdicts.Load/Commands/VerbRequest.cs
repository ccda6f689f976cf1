namespace ToolVerdicts.Load.Commands;

/// <summary>One run of the program that a process is asked for.</summary>
/// <param name="Folder">The current folder of the run.</param>
public sealed record VerbRequest(string Folder, string[] Args);
