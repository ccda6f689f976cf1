namespace ToolVerdicts.Importing;

/// <summary>What a replay knows of an apply from the store that is checked.</summary>
/// <param name="Slugs">The addresses of tools that only captures know, by <see cref="ToolIdentity.Key"/>.</param>
/// <param name="Kept">What was kept of the revision's captures whose pages were erased since.</param>
/// <param name="Erased">What the store knows of tools whose pages were erased; null when no page was.</param>
internal sealed record ReplayedApply(IReadOnlyDictionary<string, Slug> Slugs, IReadOnlyList<KeptCapture> Kept, ErasedSources? Erased);
