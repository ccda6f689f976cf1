namespace ToolVerdicts.Web.Pages.Shared;

/// <summary>The form in which a reader of mail chooses what to get.</summary>
/// <param name="Choice">The choice so far.</param>
/// <param name="Categories">All categories.</param>
public sealed record ChoiceView(Choice Choice, IReadOnlyList<Category> Categories)
{
    /// <summary>A sentence that says what a subscriber gets.</summary>
    public static string Describe(ChoiceKind kind) => kind switch
    {
        ChoiceKind.Everything => "You hear of everything new.",
        ChoiceKind.Categories => "You hear of what is new in the categories you chose.",
        _ => "You hear of what is new with the tools you saved.",
    };

    /// <summary>Reads a posted form. A form without a choice asks for everything.</summary>
    /// <param name="form">The form.</param>
    /// <param name="owner">Returns the owner of the bookmarks; called only when bookmarks are chosen.</param>
    /// <returns>Null when the choice is unknown.</returns>
    public static Choice? Read(IFormCollection form, Func<Owner> owner) =>
        (form.TryGetValue("choice", out var word) ? Choice.ParseKind(word) : ChoiceKind.Everything) switch
        {
            ChoiceKind.Everything => Choice.Everything,
            ChoiceKind.Categories => new Choice(ChoiceKind.Categories, Slug.FindIn(form["category"]).Distinct().ToList(), Owner: null),
            ChoiceKind.Bookmarks => new Choice(ChoiceKind.Bookmarks, [], owner()),
            _ => null,
        };

    /// <summary>The choice without unknown categories; null when categories were chosen and none is known.</summary>
    public static Choice? Restrict(IReadOnlyList<Category> categories, Choice choice)
    {
        var known = choice with { Categories = categories.Select(category => category.Slug).Intersect(choice.Categories).ToList() };
        return known is { Kind: ChoiceKind.Categories, Categories.Count: 0 } ? null : known;
    }
}
