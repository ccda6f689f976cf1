namespace ToolVerdicts.Newsletter.Subscribers;

/// <param name="Categories">The slugs of the chosen categories; empty for other kinds.</param>
/// <param name="Owner">The hashed owner of the bookmarks; null for other kinds, and when the owner was forgotten.</param>
public sealed record Choice(ChoiceKind Kind, IReadOnlyList<Slug> Categories, Owner? Owner)
{
    public static Choice Everything { get; } = new(ChoiceKind.Everything, [], Owner: null);

    /// <summary>Parses the word of forms and of the store; null when it is none of the three.</summary>
    public static ChoiceKind? ParseKind(string? word) => word switch
    {
        "everything" => ChoiceKind.Everything,
        "categories" => ChoiceKind.Categories,
        "bookmarks" => ChoiceKind.Bookmarks,
        _ => null,
    };

    /// <summary>Formats a kind as <see cref="ParseKind"/> reads it.</summary>
    public static string FormatKind(ChoiceKind kind) => kind.ToString().ToLowerInvariant();
}
