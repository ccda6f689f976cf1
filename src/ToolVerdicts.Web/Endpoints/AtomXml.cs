using System.Xml;

namespace ToolVerdicts.Web.Endpoints;

/// <summary>Writes a feed (Atom, RFC 4287).</summary>
public static class AtomXml
{
    private const string Namespace = "http://www.w3.org/2005/Atom";

    /// <summary>Writes the feed that stands at <paramref name="path"/>.</summary>
    /// <param name="output">Receives the XML; is not closed.</param>
    /// <param name="path">The feed's own path.</param>
    /// <param name="title">The feed's title.</param>
    /// <param name="entries">The entries, the latest first.</param>
    /// <param name="site">The site's name and address.</param>
    /// <param name="ids">Writes the ids.</param>
    /// <param name="page">The page that shows the same.</param>
    public static async Task WriteAsync(
        Stream output, string path, string title, IReadOnlyList<AtomEntry> entries, LiveSite site, FeedIds ids,
        string page = "/")
    {
        await using var xml = XmlWriter.Create(output, Reading.XmlSettings);
        await xml.WriteStartDocumentAsync();
        await xml.WriteStartElementAsync(prefix: null, "feed", Namespace);
        await TextAsync(xml, "id", ids.Of(path));
        await TextAsync(xml, "title", title);
        // The element is required, also in a feed without entries.
        await TimeAsync(xml, "updated", entries.Select(entry => entry.Updated).DefaultIfEmpty(DateTimeOffset.UnixEpoch).Max());
        await xml.WriteStartElementAsync(prefix: null, "author", Namespace);
        await TextAsync(xml, "name", site.Name);
        await xml.WriteEndElementAsync();
        await LinkAsync(xml, "self", "application/atom+xml", site.UrlOf(path));
        await LinkAsync(xml, "alternate", "text/html", site.UrlOf(page));
        foreach (var entry in entries)
        {
            await xml.WriteStartElementAsync(prefix: null, "entry", Namespace);
            await TextAsync(xml, "id", ids.Of(entry.Id));
            await TextAsync(xml, "title", entry.Title);
            await TimeAsync(xml, "published", entry.Updated);
            await TimeAsync(xml, "updated", entry.Updated);
            await LinkAsync(xml, "alternate", "text/html", site.UrlOf(entry.Path));
            await TextAsync(xml, "summary", entry.Summary);
            await xml.WriteEndElementAsync();
        }

        await xml.WriteEndDocumentAsync();
    }

    private static Task TextAsync(XmlWriter xml, string element, string text) =>
        xml.WriteElementStringAsync(prefix: null, element, Namespace, Reading.LegalInXml(text));

    private static Task TimeAsync(XmlWriter xml, string element, DateTimeOffset time) =>
        TextAsync(xml, element, time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"));

    private static async Task LinkAsync(XmlWriter xml, string relation, string type, string url)
    {
        await xml.WriteStartElementAsync(prefix: null, "link", Namespace);
        await xml.WriteAttributeStringAsync(prefix: null, "rel", ns: null, relation);
        await xml.WriteAttributeStringAsync(prefix: null, "type", ns: null, type);
        await xml.WriteAttributeStringAsync(prefix: null, "href", ns: null, url);
        await xml.WriteEndElementAsync();
    }
}
