using ToolVerdicts.Content;
using ToolVerdicts.Tools;

namespace ToolVerdicts.Comparisons;

/// <summary>What a comparison is called.</summary>
public static class ComparisonTitle
{
    // As much of a tagline as tells two tools apart at a glance.
    private const int MaxBeginning = 40;

    /// <summary>
    /// The tools' names, such as "A vs B". Tools of one name are told apart by the beginning of their taglines, or by the whole of them
    /// where they begin alike.
    /// </summary>
    public static string Of(IReadOnlyList<ToolIdentity> tools) => string.Join(" vs ", tools.Select(tool =>
    {
        var namesakes = tools.Where(other => Wording.Same(other.Name, tool.Name)).ToList();
        var isBeginningEnough = namesakes.Select(namesake => Wording.Key(Beginning(namesake.Tagline))).Distinct().Count() == namesakes.Count;
        return namesakes.Count == 1 ? tool.Name : $"{tool.Name} ({(isBeginningEnough ? Beginning(tool.Tagline) : tool.Tagline)})";
    }));

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
