namespace ToolVerdicts.Content;

/// <summary>The keys of the files of the content folder. The schemas in <c>schemas/</c> list the same.</summary>
public static class ContentKeys
{
    public static IReadOnlyList<string> Tool { get; } =
    [
        "name", "tagline", "captured-as", "addresses", "category", "source", "seen", "own", "because", "facts", "reviews", "draft", "date",
    ];

    /// <summary>Keys of an identity in <c>captured-as</c>.</summary>
    public static IReadOnlyList<string> Identity { get; } = ["name", "tagline"];

    /// <summary>Keys of a fact with its own proof.</summary>
    public static IReadOnlyList<string> Fact { get; } = ["value", "source", "seen", "capture", "quote", "own", "because"];

    public static IReadOnlyList<string> Review { get; } =
        ["score", "call", "by", "written", "authorship", "own", "because", "source", "seen", "text"];

    public static IReadOnlyList<string> Criterion { get; } =
        ["key", "label", "group", "kind", "unit", "was", "better", "anchors", "max_age", "applies_to", "ask", "words", "rows"];

    public static IReadOnlyList<string> Site { get; } = ["name", "noun", "plural", "lede", "contact", "former-hosts"];

    public static IReadOnlyList<string> Decision { get; } = ["question", "take", "merge", "rename", "remove", "because", "on"];

    public static IReadOnlyList<string> Merge { get; } = ["from", "into", "because", "on"];

    public static IReadOnlyList<string> Rename { get; } = ["from", "to", "because", "on"];

    public static IReadOnlyList<string> Remove { get; } = ["tool", "capture", "because", "on"];

    /// <summary>Keys of a page such as <c>about.md</c>.</summary>
    public static IReadOnlyList<string> Prose { get; } = ["title", "description"];

    public static IReadOnlyList<string> Reviewer { get; } = ["title", "description", "order"];

    public static IReadOnlyList<string> Article { get; } = ["title", "description", "date", "draft", "tools"];
}
