namespace ToolVerdicts.Importing;

/// <summary>A captured identity that may be a tool of the store in other words. An editor says which, or that it is none.</summary>
/// <param name="Identity">The identity of the page.</param>
/// <param name="Candidates">The tools that it may be, by their addresses.</param>
public sealed record HeldIdentity(ToolIdentity Identity, IReadOnlyList<NearTool> Candidates)
{
    // More candidates than these are counted.
    private const int MostNamed = 3;

    /// <summary>The number of the question, which follows from the identity and its candidates alone.</summary>
    public long Number { get; } =
        Answers.NumberOf($"held\0{Identity.Key}\0{string.Join('\0', Candidates.Select(tool => tool.Identity).Order(StringComparer.Ordinal))}");

    /// <summary>The addresses of the candidates in words; without any, that there is none.</summary>
    public string Perhaps => Candidates.Count == 0 ? "no tool is near any longer"
        : $"perhaps {string.Join(" or ", Candidates.Take(MostNamed).Select(tool => tool.Slug))}"
            + $"{(Candidates.Count > MostNamed ? $" or {Candidates.Count - MostNamed} more" : "")}?";

    /// <summary>A name and a tagline in words.</summary>
    public static string Words(string name, string tagline) => $"{Excerpt.Of(name)}, {Excerpt.Of(tagline)}";
}
