namespace ToolVerdicts.Content;

/// <summary>The words of <c>site.yml</c>, with which pages speak of the site's subject.</summary>
/// <param name="Name">The site's name; null for the setting <c>Site:Name</c>.</param>
/// <param name="Noun">One thing that the site compares, such as "AI tool".</param>
/// <param name="Plural">Several of them, such as "AI tools".</param>
/// <param name="Lede">The sentence under the site's name on the first page.</param>
/// <param name="Contact">An address for mail, or of a page; null without one.</param>
/// <param name="FormerHosts">Host names that the site had.</param>
public sealed record SiteWords(
    string? Name, string Noun, string Plural, string Lede, string? Contact, IReadOnlyList<string> FormerHosts)
{
    /// <summary>The words of a site without <c>site.yml</c>.</summary>
    public static SiteWords Usual { get; } = new(null, UsualNoun, UsualPlural, LedeOn(UsualPlural), null, []);

    internal const string UsualNoun = "AI tool";
    internal const string UsualPlural = "AI tools";

    /// <summary>True for the subject that the program is shipped for.</summary>
    public bool IsUsualSubject => Noun == UsualNoun;

    /// <summary>The noun with a capital, to begin a sentence.</summary>
    public string NounAtStart => AtStart(Noun);

    /// <summary>The plural with a capital, to begin a sentence.</summary>
    public string PluralAtStart => AtStart(Plural);

    /// <summary>The noun in sentences about the site's own pages: "tool" for the usual subject, else <see cref="Noun"/>.</summary>
    public string Thing => IsUsualSubject ? "tool" : Noun;

    /// <summary>The plural of <see cref="Thing"/>.</summary>
    public string Things => IsUsualSubject ? "tools" : Plural;

    /// <summary><see cref="Things"/> with a capital, for headings.</summary>
    public string ThingsAtStart => AtStart(Things);

    /// <summary>A number with its noun, such as "2 tools".</summary>
    public string Count(long number) => $"{number} {(number == 1 ? Thing : Things)}";

    /// <summary>True for a text that can be a contact: an address for mail, or the address or path of a page.</summary>
    public static bool IsContact(string text) => !text.Contains(' ')
        && (text.Contains('@') || text.StartsWith('/') || text.StartsWith("https://", StringComparison.Ordinal)
            || text.StartsWith("http://", StringComparison.Ordinal));

    internal static string LedeOn(string plural) =>
        $"Two {plural} side by side: what a panel of reviewers says, what they cost, and which page each fact came from.";

    private static string AtStart(string words) => $"{char.ToUpperInvariant(words[0])}{words[1..]}";
}
