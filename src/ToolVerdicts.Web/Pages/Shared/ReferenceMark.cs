using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace ToolVerdicts.Web.Pages.Shared;

/// <summary>The small numbers behind a fact that lead to its sources. A page of criteria shows dozens, for which a partial view each would
/// take longer than all else.</summary>
public static class ReferenceMark
{
    public static IHtmlContent Of(IReadOnlyList<NumberedSource> sources) =>
        sources.Count == 0 ? HtmlString.Empty : new HtmlString($"{Html(sources)}\n");

    /// <summary>The markup; empty without sources.</summary>
    public static string Html(IReadOnlyList<NumberedSource> sources)
    {
        if (sources.Count == 0)
            return "";
        var html = new StringBuilder("<sup class=\"refs\" data-capture=\"ignore\">");
        foreach (var source in sources)
        {
            var title = HtmlEncoder.Default.Encode(source.Title);
            // The footnote has the words of a proof, which can be long.
            var name = source.Capture is null ? $"Source {source.Number}" : title;
            var id = source.Citation.Make() ? $"id=\"{source.CitedAt}\" " : "";
            html.Append(
                CultureInfo.InvariantCulture,
                $"<a {id}href=\"#{source.Anchor}\" title=\"{title}\" aria-label=\"{name}\">{source.Number}</a>");
        }

        return html.Append("</sup>").ToString();
    }
}
