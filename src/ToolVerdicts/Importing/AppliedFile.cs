namespace ToolVerdicts.Importing;

/// <summary>A file that a revision took in. A NULL text is that of no file.</summary>
/// <param name="After">The text that the revision took in.</param>
/// <param name="Before">The text before the revision.</param>
/// <param name="Now">The text that was applied last.</param>
[method: ExplicitConstructor]
internal sealed record AppliedFile(string Path, string? After, string? Before, string? Now);
