using System.Xml.Linq;

namespace ToolVerdicts.Web.Endpoints;

/// <summary>Tells browsers how to search the site from their address bar (OpenSearch 1.1).</summary>
internal static class OpenSearch
{
    // Browsers refuse a longer name.
    private const int LongestName = 16;

    private static readonly XNamespace Namespace = "http://a9.com/-/spec/opensearch/1.1/";

    public static void MapOpenSearch(this IEndpointRouteBuilder site) =>
        site.MapMethods("/opensearch.xml", Reading.Methods, Write).AsDocument(Topic.Catalogue);

    private static IResult Write(LiveSite site)
    {
        var name = Reading.LegalInXml(site.Name);
        var description = new XElement(
            Namespace + "OpenSearchDescription",
            new XElement(Namespace + "ShortName", name.Length > LongestName ? name[..LongestName].Trim() : name),
            new XElement(Namespace + "Description", $"Search the {Reading.LegalInXml(site.Words.Things)} of {name}"),
            new XElement(Namespace + "InputEncoding", "UTF-8"),
            new XElement(Namespace + "Image", new XAttribute("type", "image/svg+xml"), site.UrlOf("/icon.svg")),
            new XElement(
                Namespace + "Url",
                new XAttribute("type", "text/html"),
                new XAttribute("template", site.UrlOf("/tools?q={searchTerms}"))));
        return Results.Text(
            $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{description}\n", "application/opensearchdescription+xml; charset=utf-8");
    }
}
