namespace ToolVerdicts.Importing;

/// <summary>The facts of an apply that a replay takes from the store that is checked.</summary>
/// <param name="Slugs">The addresses of tools that only captures know, by <see cref="ToolIdentity.Key"/>.</param>
/// <param name="Kept">The rest of the revision's captures whose pages were erased since.</param>
/// <param name="Erased">The statements on tools whose pages were erased; null when no page was.</param>
internal sealed record ReplayedApply(IReadOnlyDictionary<string, Slug> Slugs, IReadOnlyList<KeptCapture> Kept, ErasedSources? Erased);
