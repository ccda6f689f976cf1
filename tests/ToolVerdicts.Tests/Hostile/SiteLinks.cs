using System.Xml.Linq;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace ToolVerdicts.Tests.Hostile;

/// <summary>The links of an answer that a reader, a crawler or somebody who is curious would open.</summary>
internal static class SiteLinks
{
    /// <summary>The paths on the site to which an answer links.</summary>
    /// <param name="from">The path that was asked for.</param>
    /// <param name="type">The answer's media type; null for one without content.</param>
    public static IEnumerable<string> Of(Uri site, string from, string? type, Uri? location, string body)
    {
        var links = type switch
        {
            "text/html" => OfForms((IHtmlDocument)new HtmlParser().ParseDocument(body)),
            "application/xml" or "application/atom+xml" =>
                XDocument.Parse(body).Descendants().SelectMany(element =>
                new[] { element.Attribute("href")?.Value, element.HasElements ? null : element.Value }).OfType<string>(),
            "text/markdown" or "text/plain" =>
                body.Split(['(', ')', '<', '>', ' ', '\n']).Where(word =>
                word.StartsWith('/') || word.StartsWith("http", StringComparison.Ordinal)),
            _ => [],
        };
        foreach (var link in links.Append(location?.OriginalString).OfType<string>())
        {
            if (Uri.TryCreate(new Uri(site, from), link, out var target) && target.Scheme == "http"
                && (target.Authority == site.Authority || target.Authority == "localhost:5000"))
                yield return target.PathAndQuery;
        }
    }

    private static IEnumerable<string> OfForms(IHtmlDocument page) =>
        page.QuerySelectorAll("[href], [src]").Select(element => element.GetAttribute("href") ?? element.GetAttribute("src")!)
        .Concat(page.Forms.Select(form => form.GetAttribute("action") ?? ""))
        .Concat(page.Forms.SelectMany(form =>
            form.QuerySelectorAll("input[name], select[name], button[name]").Select(field =>
            $"{form.GetAttribute("action")}?{field.GetAttribute("name")}={Uri.EscapeDataString(field.GetAttribute("value") ?? "ship")}")));
}
