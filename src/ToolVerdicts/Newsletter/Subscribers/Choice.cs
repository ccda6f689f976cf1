using ToolVerdicts.Visitors;

namespace ToolVerdicts.Newsletter.Subscribers;

/// <summary>What a subscriber wants to hear of.</summary>
public enum ChoiceKind
{
    /// <summary>All news.</summary>
    Everything,

    /// <summary>News of tools in chosen categories.</summary>
    Categories,

    /// <summary>News of tools that the subscriber saved.</summary>
    Bookmarks,
}

/// <summary>What a subscriber chose.</summary>
/// <param name="Kind">What to hear of.</param>
/// <param name="Categories">The chosen categories by their address parts; empty unless it is by category.</param>
/// <param name="Owner">Whose bookmarks, hashed as in the table of bookmarks; null unless it is by bookmark, and when nobody's.</param>
public sealed record Choice(ChoiceKind Kind, IReadOnlyList<string> Categories, Owner? Owner)
{
    /// <summary>All news.</summary>
    public static Choice Everything { get; } = new(ChoiceKind.Everything, [], Owner: null);

    /// <summary>Reads the word that stands in forms and in the store; null when it is none.</summary>
    public static ChoiceKind? KindOf(string? word) => word switch
    {
        "everything" => ChoiceKind.Everything,
        "categories" => ChoiceKind.Categories,
        "bookmarks" => ChoiceKind.Bookmarks,
        _ => null,
    };

    /// <summary>The word for a kind.</summary>
    public static string Word(ChoiceKind kind) => kind.ToString().ToLowerInvariant();
}
