namespace ToolVerdicts.Importing;

/// <summary>A captured identity that may be a tool of the store in other words. An editor says which, or that it is none.</summary>
/// <param name="Identity">The identity of the page.</param>
/// <param name="Candidates">The tools that it may be, by their addresses.</param>
public sealed record HeldIdentity(ToolIdentity Identity, IReadOnlyList<NearTool> Candidates)
{
    // More candidates than these are counted.
    private const int MostNamed = 3;

    /// <summary>The number of the question, which follows from the identity and its candidates alone.</summary>
    public long Number { get; } = Answers.NumberOf(string.Join(
        '\0', ["held", Identity.Key, .. Candidates.Select(tool => tool.Identity).Order(StringComparer.Ordinal)]));

    /// <summary>The addresses of the candidates in words; without any, that there is none.</summary>
    public string Perhaps => Candidates.Count == 0 ? "no tool is near any longer"
        : $"perhaps {string.Join(" or ", Candidates.Take(MostNamed).Select(tool => tool.Slug))}"
            + $"{(Candidates.Count > MostNamed ? $" or {Candidates.Count - MostNamed} more" : "")}?";

    /// <summary>The page's name and tagline, cut around what differs from the first candidate.</summary>
    public string Words => Candidates is [var first, ..]
        ? $"{Excerpt.Around(Identity.Name, first.Name)}, {Excerpt.Around(Identity.Tagline, first.Tagline)}"
        : $"{Excerpt.Of(Identity.Name)}, {Excerpt.Of(Identity.Tagline)}";

    /// <summary>A candidate's name and tagline, cut around what differs from the page.</summary>
    public string WordsOf(NearTool tool) =>
        $"{Excerpt.Around(tool.Name, Identity.Name)}, {Excerpt.Around(tool.Tagline, Identity.Tagline)}";
}
