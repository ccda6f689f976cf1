using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace ToolVerdicts.Web.Pages.Shared;

/// <summary>A criterion's words with everything that a page shows beside them. Each state has a class of its own. It is no partial view
/// for the reason of <see cref="ReferenceMark"/>.</summary>
public static class CriterionMark
{
    /// <param name="isBetter">True for the better side of a comparison.</param>
    /// <param name="note">A remark on the value; null when there is none.</param>
    public static IHtmlContent Of(CriterionCell cell, bool isBetter = false, string? note = null)
    {
        var words = cell.Contested.Count > 0
            ? $"pages disagree: {string.Join(" or ", cell.Contested.Select(Contested))}"
            : Encoded(cell.Words);
        var value = isBetter
            ? $"<b class=\"stated\">{words}</b> <span class=\"better\">better</span>"
            : $"<span class=\"{ClassOf(cell.State)}\">{words}</span>";
        var seen = cell.Seen is null ? "" : $" {SeenMark.Of(cell.Seen, cell.IsOld)}";
        var remark = note is null ? "" : $" <small class=\"sub\">{Encoded(note)}</small>";
        return new HtmlString($"{value}{ReferenceMark.Html(cell.Sources)}{seen}{remark}");
    }

    private static string ClassOf(CriterionState state) => state switch
    {
        CriterionState.Stated => "stated",
        CriterionState.DoesNotApply => "inapplicable",
        CriterionState.Contested => "disputed",
        _ => "unstated",
    };

    private static string Contested(ContestedValue value) => $"“{Encoded(value.Words)}”"
        + (value.Seen is { } day ? $", seen {SeenDays.Words(day)}{(value.IsOld ? ", old" : "")}" : "")
        + ReferenceMark.Html(value.Sources);

    private static string Encoded(string text) => HtmlEncoder.Default.Encode(text);
}
