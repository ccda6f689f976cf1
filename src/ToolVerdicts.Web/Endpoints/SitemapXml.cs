using System.Xml;
using ToolVerdicts.Sitemaps;

namespace ToolVerdicts.Web.Endpoints;

/// <summary>Writes both kinds of sitemap file (sitemaps.org, version 0.9).</summary>
public static class SitemapXml
{
    public const string ContentType = "application/xml; charset=utf-8";

    private const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

    public static async Task WriteIndexAsync(Stream output, IEnumerable<SitemapPart> parts, Func<string, string> urlOf)
    {
        await using var xml = Writer(output);
        await StartAsync(xml, "sitemapindex");
        foreach (var part in parts)
            await WriteEntryAsync(xml, "sitemap", urlOf(part.Path), changedAt: null);
        await xml.WriteEndDocumentAsync();
    }

    /// <summary>Writes a part, each address as soon as it is read.</summary>
    public static async Task WritePartAsync(Stream output, IAsyncEnumerable<SitemapAddress> addresses, Func<string, string> urlOf)
    {
        await using var xml = Writer(output);
        await StartAsync(xml, "urlset");
        await foreach (var address in addresses)
            await WriteEntryAsync(xml, "url", urlOf(address.Path), address.ChangedAt);
        await xml.WriteEndDocumentAsync();
    }

    private static XmlWriter Writer(Stream output) =>
        XmlWriter.Create(output, Reading.XmlSettings);

    private static async Task StartAsync(XmlWriter xml, string root)
    {
        await xml.WriteStartDocumentAsync();
        await xml.WriteStartElementAsync(prefix: null, root, Namespace);
    }

    private static async Task WriteEntryAsync(XmlWriter xml, string element, string url, DateTimeOffset? changedAt)
    {
        await xml.WriteStartElementAsync(prefix: null, element, Namespace);
        await xml.WriteElementStringAsync(prefix: null, "loc", Namespace, url);
        if (changedAt is { } at)
            await xml.WriteElementStringAsync(prefix: null, "lastmod", Namespace, at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"));
        await xml.WriteEndElementAsync();
    }
}
