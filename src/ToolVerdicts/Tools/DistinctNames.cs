using ToolVerdicts.Text;

namespace ToolVerdicts.Tools;

/// <summary>Names that tell tools apart which stand side by side.</summary>
public static class DistinctNames
{
    // As much of a tagline as tells two tools apart at a glance.
    private const int MaxBeginning = 40;

    /// <summary>
    /// The tools' names in their order. Tools of one name are told apart by the beginning of their taglines, or by the whole of them
    /// where they begin alike.
    /// </summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<ToolIdentity> tools) => tools.Select(tool =>
    {
        var namesakes = tools.Where(other => Wording.Same(other.Name, tool.Name)).ToList();
        var isBeginningEnough = namesakes.Select(namesake => Wording.Key(Beginning(namesake.Tagline))).Distinct().Count() == namesakes.Count;
        return namesakes.Count == 1 ? tool.Name : $"{tool.Name} ({(isBeginningEnough ? Beginning(tool.Tagline) : tool.Tagline)})";
    }).ToList();

    /// <summary>What a comparison of these tools is called, such as "A vs B".</summary>
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
