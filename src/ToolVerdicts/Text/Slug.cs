using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ToolVerdicts.Text;

/// <summary>
/// The address part of a tool or a category: lower-case ASCII letters, digits and single hyphens. Slugs sort by character. The default
/// value is no slug: it has no text, equals no slug, and is neither stored nor exported.
/// </summary>
[JsonConverter(typeof(JsonText))]
public readonly record struct Slug : IComparable<Slug>
{
    /// <summary>The longest slug, in characters.</summary>
    public const int MaxLength = 80;

    private readonly string? _text;

    private Slug(string text) => _text = text;

    /// <exception cref="InvalidOperationException">This is the default value.</exception>
    internal string Stored => _text ?? throw new InvalidOperationException("There is no slug to store.");

    /// <summary>Parses a slug. The word <c>vs</c> is reserved: it separates the tools of a comparison address.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Slug slug)
    {
        var isSlug = text is { Length: > 0 and <= MaxLength }
            && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
            && text.Split('-').All(word => word.Length > 0 && word != "vs");
        slug = isSlug ? new Slug(text!) : default;
        return isSlug;
    }

    /// <summary>Parses a slug from the store.</summary>
    /// <exception cref="FormatException">The text is no slug.</exception>
    public static Slug Parse(string? stored) => TryParse(stored, out var slug) ? slug : throw new FormatException($"{stored} is no slug");

    /// <summary>The slugs among these texts.</summary>
    public static IEnumerable<Slug> FindIn(IEnumerable<string?> texts) =>
        texts.Select(text => TryParse(text, out var slug) ? slug : (Slug?)null).OfType<Slug>();

    /// <summary>
    /// The slug that a name suggests: letters folded as <see cref="Folding.ToAscii"/> does, apostrophes closed up,
    /// everything else that is no letter or digit a hyphen, <c>vs</c> written out as <c>versus</c>, cut at a word to
    /// <paramref name="maxLength"/>. Null when the name holds no Latin letter and no digit.
    /// </summary>
    public static Slug? From(string name, int maxLength = MaxLength)
    {
        var letters = new StringBuilder(name.Length);
        // Unicode writes the trade mark out as two letters, which belong to no name.
        foreach (var c in Folding.ToAscii(name.Replace('™', ' ')))
        {
            if (char.IsAsciiLetterOrDigit(c))
                letters.Append(c);
            else if (c is not ('\'' or '’' or '‘' or 'ʼ') && char.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                letters.Append(' ');
        }

        var words = letters.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word == "vs" ? "versus" : word);
        return TryParse(Cut(string.Join('-', words), maxLength), out var slug) ? slug : null;
    }

    /// <summary>The slug that a name suggests; a digest behind <paramref name="kind"/> where it suggests none.</summary>
    public static Slug FromOrDigest(string name, string kind) => From(name) ?? new Slug($"{kind}-{Wording.Digest(name)[..6]}");

    public int CompareTo(Slug other) => string.CompareOrdinal(_text, other._text);

    /// <summary>The text; empty for the default value.</summary>
    public override string ToString() => _text ?? "";

    private static string Cut(string slug, int maxLength)
    {
        if (slug.Length <= maxLength)
            return slug;
        var end = slug.LastIndexOf('-', maxLength);
        return slug[..(end > 0 ? end : maxLength)].TrimEnd('-');
    }

    private sealed class JsonText : JsonConverter<Slug>
    {
        public override Slug Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Parse(reader.GetString());

        public override void Write(Utf8JsonWriter writer, Slug value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Stored);
    }
}
