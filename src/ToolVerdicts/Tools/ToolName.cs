using System.Text.Json.Serialization;

namespace ToolVerdicts.Tools;

/// <summary>A tool's address part, its name, and the tagline that tells it from others of that name.</summary>
/// <param name="IsShared">True when another tool has the same name.</param>
[method: ExplicitConstructor]
public sealed record ToolName(Slug Slug, string Name, string Tagline, [property: JsonIgnore] bool IsShared = false)
{
    private const string Separator = ": ";

    /// <summary>The text that names this tool and no other: its name, with the tagline behind it when the name is shared.</summary>
    public string Text => IsShared ? $"{Name}{Separator}{Tagline}" : Name;

    /// <summary>The names that a text may begin with when it is a <see cref="Text"/>, the shortest first. Names and taglines have colons of
    /// their own.</summary>
    public static IEnumerable<string> NamesIn(string text)
    {
        for (var at = text.IndexOf(Separator, StringComparison.Ordinal); at > 0;
            at = text.IndexOf(Separator, at + 1, StringComparison.Ordinal))
            yield return text[..at];
    }
}
