namespace ToolVerdicts.Web.Pages.Shared;

/// <summary>The form in which a reader of mail chooses what to get.</summary>
/// <param name="Choice">The choice so far.</param>
/// <param name="Categories">All categories.</param>
public sealed record ChoiceView(Choice Choice, IReadOnlyList<Category> Categories)
{
    /// <summary>A sentence that says what a subscriber gets.</summary>
    /// <param name="categories">All categories.</param>
    public static string Describe(Choice choice, IReadOnlyList<Category> categories) => choice.Kind switch
    {
        ChoiceKind.Everything => "You hear of everything new.",
        ChoiceKind.Categories => $"You hear of what is new in {string.Join(", ", categories
            .Where(category => choice.Categories.Contains(category.Slug)).Select(category => category.Name)
            .DefaultIfEmpty("the categories you chose"))}.",
        _ => "You hear of what is new with what you saved.",
    };
}
