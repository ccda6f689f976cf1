using ToolVerdicts.Newsletter.Subscribers;
using ToolVerdicts.Tools;
using ToolVerdicts.Visitors;

namespace ToolVerdicts.Web.Pages.Shared;

/// <summary>The form in which somebody chooses what mail to get.</summary>
/// <param name="Choice">What is chosen so far.</param>
/// <param name="Categories">The categories there are.</param>
public sealed record ChoiceView(Choice Choice, IReadOnlyList<Category> Categories)
{
    /// <summary>What a subscriber gets, in a sentence.</summary>
    public static string Sentence(ChoiceKind kind) => kind switch
    {
        ChoiceKind.Everything => "You hear of everything new.",
        ChoiceKind.Categories => "You hear of what is new in the categories you chose.",
        _ => "You hear of what is new with the tools you saved.",
    };

    /// <summary>Reads a posted form. A form that says nothing asks for everything.</summary>
    /// <param name="form">The form.</param>
    /// <param name="owner">Says whose bookmarks are meant; asked only when bookmarks are chosen.</param>
    /// <returns>Null when the choice is none.</returns>
    public static Choice? Read(IFormCollection form, Func<Owner> owner) =>
        (form.TryGetValue("choice", out var word) ? Choice.ParseKind(word) : ChoiceKind.Everything) switch
        {
            ChoiceKind.Everything => Choice.Everything,
            ChoiceKind.Categories => new Choice(ChoiceKind.Categories, form["category"].OfType<string>().Distinct().ToList(), Owner: null),
            ChoiceKind.Bookmarks => new Choice(ChoiceKind.Bookmarks, [], owner()),
            _ => null,
        };

    /// <summary>The choice without categories that there are not; null when that leaves none of those it needs.</summary>
    public static Choice? Among(IReadOnlyList<Category> categories, Choice choice)
    {
        var known = choice with { Categories = categories.Select(category => category.Slug).Intersect(choice.Categories).ToList() };
        return known is { Kind: ChoiceKind.Categories, Categories.Count: 0 } ? null : known;
    }
}
