namespace ToolVerdicts.Importing;

/// <summary>The result of importing one file. Without refusal and capture, the store had the capture already.</summary>
/// <param name="Path">The path as the caller gave it.</param>
/// <param name="Refusal">The reason for refusing the file, in one line; null when it was accepted.</param>
/// <param name="Imported">What was imported; null when the file was refused or stored already.</param>
public sealed record ImportOutcome(string Path, string? Refusal = null, ImportedCapture? Imported = null);
