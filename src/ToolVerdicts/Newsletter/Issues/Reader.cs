namespace ToolVerdicts.Newsletter.Issues;

/// <summary>A subscriber's choice of news, with the categories or bookmarks that it depends on.</summary>
/// <param name="Categories">The slugs of the chosen categories.</param>
/// <param name="Bookmarks">The slugs of the saved tools.</param>
public sealed record Reader(ChoiceKind Kind, IReadOnlySet<Slug> Categories, IReadOnlySet<Slug> Bookmarks)
{
    /// <summary>True when news of this tool is part of the choice.</summary>
    public bool Wants(IssueTool tool) => Kind switch
    {
        ChoiceKind.Everything => true,
        ChoiceKind.Categories => tool.CategorySlug is { } category && Categories.Contains(category),
        _ => Bookmarks.Contains(tool.Slug),
    };
}
