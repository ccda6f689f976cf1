namespace ToolVerdicts.Tools;

/// <summary>Tells tools of one name apart where they are shown side by side.</summary>
public static class DistinctNames
{
    // In characters: more could not be taken in at a glance.
    private const int MaxBeginning = 40;

    /// <summary>The tools' names in their order. Tools of one name get the beginning of their taglines behind it, or the whole taglines
    /// when those begin alike. They can stand in a sentence (<see cref="Wording.Isolated"/>).</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<ToolIdentity> tools) => tools.Select(tool =>
    {
        var namesakes = tools.Where(other => Wording.Same(other.Name, tool.Name)).ToList();
        var beginnings = namesakes.Select(namesake => Wording.Key(Beginning(namesake.Tagline))).Distinct().Count();
        return Wording.Isolated(namesakes.Count == 1 ? tool.Name
            : $"{tool.Name} ({(beginnings == namesakes.Count ? Beginning(tool.Tagline) : tool.Tagline)})");
    }).ToList();

    /// <summary>The names of many tools by address. Equal tools count once.</summary>
    public static Dictionary<Slug, string> BySlug(IEnumerable<(Slug Slug, ToolIdentity Identity)> tools) =>
        tools.DistinctBy(tool => tool.Slug).GroupBy(tool => Wording.Key(tool.Identity.Name))
            .SelectMany(namesakes => namesakes.Zip(Of(namesakes.Select(tool => tool.Identity).ToList())))
            .ToDictionary(pair => pair.First.Slug, pair => pair.Second);

    /// <summary>The title of a comparison of these tools, such as "A vs B".</summary>
    public static string Title(IReadOnlyList<ToolIdentity> tools) => string.Join(" vs ", Of(tools));

    private static string Beginning(string tagline)
    {
        if (tagline.Length <= MaxBeginning)
            return tagline;
        var end = tagline.LastIndexOf(' ', MaxBeginning);
        if (end <= 0)
            end = char.IsLowSurrogate(tagline[MaxBeginning]) ? MaxBeginning - 1 : MaxBeginning;
        return $"{tagline[..end].TrimEnd(',', ';', ':', ' ')}…";
    }
}
