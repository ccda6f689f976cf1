namespace ToolVerdicts.Web.Pages.Shared;

/// <summary>
/// The choice of a posted form of news. The form has a radio button and boxes of categories, and a visitor may change one and leave the
/// other: a ticked category then means "only these". Where both were changed and contradict each other, the visitor is asked.
/// </summary>
/// <param name="Choice">The choice; null when there is none to be made of the form.</param>
/// <param name="Problem">A sentence that says why there is none; null when there is one.</param>
/// <param name="Shown">The form as it was filled in, to be shown again.</param>
public sealed record PostedChoice(Choice? Choice, string? Problem, Choice Shown)
{
    private const string NoCategory = "Choose what you want to hear of: at least one category.";

    private const string TwoChoices =
        "You chose what you saved, and ticked categories as well. Choose one of the two, or untick the categories.";

    /// <summary>A sentence that says which half of the form was left out; null when none was.</summary>
    public string? Note { get; private init; }

    /// <summary>Reads a posted form. A form without a choice asks for everything, or for the ticked categories.</summary>
    /// <param name="form">The form.</param>
    /// <param name="before">The choice that the form showed.</param>
    /// <param name="categories">All categories. Others in the form are left out.</param>
    /// <param name="owner">Returns the owner of the bookmarks; called only when bookmarks are chosen.</param>
    public static PostedChoice Read(IFormCollection form, Choice before, IReadOnlyList<Category> categories, Func<Owner> owner)
    {
        var word = form.TryGetValue("choice", out var posted) ? posted.ToString() : Choice.FormatKind(ChoiceKind.Everything);
        var known = categories.Select(category => category.Slug).ToList();
        var ticked = known.Intersect(Slug.FindIn(form["category"])).ToList();
        var shown = new Choice(Choice.ParseKind(word) ?? ChoiceKind.Everything, ticked, Owner: null);
        if (Choice.ParseKind(word) is not { } kind || (kind == ChoiceKind.Categories && ticked.Count == 0))
            return new PostedChoice(Choice: null, NoCategory, shown);
        if (kind == ChoiceKind.Categories || ticked.Count == 0)
            return Of(kind);
        // Boxes that are ticked as they were are left over from a choice that the button has replaced.
        if (kind != before.Kind && ticked.ToHashSet().SetEquals(before.Categories.Intersect(known)))
            return Of(kind) with { Note = "The categories that you had ticked are no longer chosen." };
        return kind != before.Kind && kind != ChoiceKind.Everything
            ? new PostedChoice(Choice: null, TwoChoices, shown)
            : Of(ChoiceKind.Categories) with { Note = "You ticked categories, so you hear of these only." };

        PostedChoice Of(ChoiceKind chosen) => new(
            chosen switch
            {
                ChoiceKind.Everything => Choice.Everything,
                ChoiceKind.Categories => new Choice(chosen, ticked, Owner: null),
                _ => new Choice(chosen, [], owner()),
            },
            Problem: null,
            shown);
    }
}
