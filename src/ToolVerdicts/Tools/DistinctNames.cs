using ToolVerdicts.Content;

namespace ToolVerdicts.Tools;

/// <summary>Names that tell tools apart which stand side by side.</summary>
public static class DistinctNames
{
    /// <summary>The tools' names in their order; those who share one have their taglines behind it.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<Tool> tools) => tools
        .Select(tool => tools.Count(other => Wording.Same(other.Name, tool.Name)) > 1 ? $"{tool.Name} ({tool.Tagline})" : tool.Name)
        .ToList();
}
