namespace ToolVerdicts.Importing;

/// <summary>The result of importing one file. Without refusal, held identities and capture, the store had the capture already.</summary>
/// <param name="Path">The path as the caller gave it.</param>
/// <param name="Refusal">The reason for refusing the file, in one line; null when it was accepted.</param>
/// <param name="Imported">What was imported; null when the file was refused, held or stored already.</param>
public sealed record ImportOutcome(string Path, string? Refusal = null, ImportedCapture? Imported = null)
{
    /// <summary>The identities for which the page is held; empty when it is not.</summary>
    public IReadOnlyList<HeldIdentity> Held { get; init; } = [];

    /// <summary>False when the page was held before.</summary>
    public bool IsNewlyHeld { get; init; }
}
