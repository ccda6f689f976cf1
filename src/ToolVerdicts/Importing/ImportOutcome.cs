namespace ToolVerdicts.Importing;

/// <summary>The result of importing one file. Without refusal and plan, the store had the capture already.</summary>
/// <param name="Path">The path as the caller gave it.</param>
/// <param name="Refusal">The reason for refusing the file, in one line; null when it was accepted.</param>
/// <param name="Capture">The parsed capture; null when it was refused or stored already.</param>
/// <param name="Address">The comparison's address; null when <paramref name="Capture"/> is.</param>
/// <param name="Plan">The applied plan; null when <paramref name="Capture"/> is.</param>
public sealed record ImportOutcome(
    string Path, string? Refusal = null, Capture? Capture = null, ComparisonAddress? Address = null, ImportPlan? Plan = null);
