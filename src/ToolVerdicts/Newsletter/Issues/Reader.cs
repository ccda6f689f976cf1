using ToolVerdicts.Newsletter.Subscribers;

namespace ToolVerdicts.Newsletter.Issues;

/// <summary>What one subscriber wants to hear of, with what that depends on.</summary>
/// <param name="Kind">What they chose.</param>
/// <param name="Categories">Address parts of the chosen categories.</param>
/// <param name="Bookmarks">Address parts of the tools they saved.</param>
public sealed record Reader(ChoiceKind Kind, IReadOnlySet<string> Categories, IReadOnlySet<string> Bookmarks)
{
    /// <summary>True when this reader wants to hear of this tool.</summary>
    public bool Wants(IssueTool tool) => Kind switch
    {
        ChoiceKind.Everything => true,
        ChoiceKind.Categories => tool.CategorySlug is not null && Categories.Contains(tool.CategorySlug),
        _ => Bookmarks.Contains(tool.Slug),
    };
}
