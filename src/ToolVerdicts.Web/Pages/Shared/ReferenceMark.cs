using Microsoft.AspNetCore.Html;

namespace ToolVerdicts.Web.Pages.Shared;

/// <summary>The small numbers behind a fact that lead to its sources. A page of criteria shows dozens, for which a partial view each would
/// take longer than all else.</summary>
public static class ReferenceMark
{
    public static IHtmlContent Of(IReadOnlyList<NumberedSource> sources)
    {
        if (sources.Count == 0)
            return HtmlString.Empty;
        var mark = new HtmlContentBuilder().AppendHtml("<sup class=\"refs\" data-capture=\"ignore\">");
        foreach (var source in sources)
        {
            mark.AppendHtml($"<a href=\"#{source.Anchor}\" title=\"").Append(source.Title)
                .AppendHtml("\" aria-label=\"").Append(source.Title)
                .AppendHtml($"\">{source.Number.ToString(CultureInfo.InvariantCulture)}</a>");
        }

        return mark.AppendHtml("</sup>");
    }
}
