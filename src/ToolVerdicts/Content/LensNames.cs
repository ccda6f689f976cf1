namespace ToolVerdicts.Content;

/// <summary>The lenses by which a site's tools are reviewed: those of its files, and those that captured scorecards have.</summary>
/// <param name="lenses">The lenses of the files in <c>reviewers/</c>.</param>
internal sealed class LensNames(IEnumerable<Lens> lenses)
{
    private readonly IReadOnlyList<Lens> _known = lenses
        .Concat(Reviewer.KnownNames.Select(Reviewer.Named).Select(known => new Lens(known.Key, known.Name, Order: null)))
        .DistinctBy(lens => lens.Key).ToList();

    public IReadOnlyList<string> Keys => _known.Select(lens => lens.Key).ToList();

    /// <summary>The key of the lens that has this key or name; null when there is none.</summary>
    public string? KeyOf(string heading) => _known.FirstOrDefault(lens => Is(lens.Key, heading) || Is(lens.Name, heading))?.Key;

    /// <summary>The end of a sentence on a heading that is no lens.</summary>
    public string Hint(string heading) => Nearest.Hint(heading, _known.Select(lens => lens.Name).ToList(), "the lenses are");

    private static bool Is(string known, string heading) => known.Equals(heading, StringComparison.OrdinalIgnoreCase);
}
