using Microsoft.AspNetCore.Html;

namespace ToolVerdicts.Web.Pages.Shared;

/// <summary>A criterion's words with everything that a page shows beside them. Each state has a class of its own.</summary>
public static class CriterionMark
{
    /// <param name="isBetter">True for the better side of a comparison.</param>
    /// <param name="note">A remark on the value; null when there is none.</param>
    public static IHtmlContent Of(CriterionCell cell, bool isBetter = false, string? note = null)
    {
        var mark = new HtmlContentBuilder();
        if (cell.Contested.Count > 0)
            AppendContested(mark, cell.Contested);
        else if (isBetter)
            mark.AppendHtml("<b class=\"stated\">").Append(cell.Words).AppendHtml("</b> <span class=\"better\">better</span>");
        else
            mark.AppendHtml($"<span class=\"{ClassOf(cell.State)}\">").Append(cell.Words).AppendHtml("</span>");
        mark.AppendHtml(ReferenceMark.Of(cell.Sources));
        if (cell.Seen is not null)
            mark.AppendHtml(" ").AppendHtml(SeenMark.Of(cell.Seen, cell.IsOld));
        if (note is not null)
            mark.AppendHtml(" <small class=\"note\">").Append(note).AppendHtml("</small>");
        return mark;
    }

    private static string ClassOf(CriterionState state) => state switch
    {
        CriterionState.Stated => "stated",
        CriterionState.DoesNotApply => "inapplicable",
        CriterionState.Contested => "disputed",
        _ => "unstated",
    };

    private static void AppendContested(HtmlContentBuilder mark, IReadOnlyList<ContestedValue> values)
    {
        mark.AppendHtml("<span class=\"disputed\">contested: ");
        foreach (var (index, value) in values.Index())
        {
            mark.AppendHtml(index == 0 ? "“" : " or “").Append(value.Words).AppendHtml("”");
            if (value.Seen is { } day)
                mark.AppendHtml($", seen {SeenDays.Words(day)}{(value.IsOld ? ", old" : "")}");
            mark.AppendHtml(ReferenceMark.Of(value.Sources));
        }

        mark.AppendHtml("</span>");
    }
}
