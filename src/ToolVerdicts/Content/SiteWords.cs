namespace ToolVerdicts.Content;

/// <summary>The words of <c>site.yml</c>, with which pages speak of the site's subject.</summary>
/// <param name="Name">The site's name; null for the setting <c>Site:Name</c>.</param>
/// <param name="Noun">One thing that the site compares, such as "AI tool".</param>
/// <param name="Plural">Several of them, such as "AI tools".</param>
/// <param name="Lede">The sentence under the site's name on the first page.</param>
/// <param name="Contact">An address for mail, or of a page; null without one.</param>
/// <param name="FormerHosts">Host names that the site had.</param>
public sealed record SiteWords(
    string? Name, string Noun, string Plural, string Lede, string? Contact, IReadOnlyList<string> FormerHosts);
