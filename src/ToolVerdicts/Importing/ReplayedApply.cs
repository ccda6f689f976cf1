namespace ToolVerdicts.Importing;

/// <summary>What a replay knows of an apply from the store that is checked.</summary>
/// <param name="Slugs">The addresses of tools that only captures know, by <see cref="ToolIdentity.Key"/>.</param>
/// <param name="Kept">What was kept of the revision's captures whose pages were erased since.</param>
/// <param name="HasErased">True when a page was erased from the store.</param>
internal sealed record ReplayedApply(IReadOnlyDictionary<string, Slug> Slugs, IReadOnlyList<KeptCapture> Kept, bool HasErased);
