using Microsoft.AspNetCore.Html;

namespace ToolVerdicts.Web.Pages.Shared;

/// <summary>Score and call of one review in a table. It is no partial view for the reason of <see cref="ReferenceMark"/>.</summary>
public static class ScoreMark
{
    /// <param name="lead">The points by which it is ahead; zero shows none.</param>
    public static IHtmlContent Of(Review review, long lead = 0, bool hasBar = false)
    {
        var html = new StringBuilder();
        var figure = review.State == ReviewState.Contested || review.IsContested(ReviewFact.Score) ? "<i class=\"basis\">pages disagree</i>"
            : review.Score is { } score ? string.Create(CultureInfo.InvariantCulture, $"<span class=\"n\">{score}</span>")
            : review.Call is null ? "<span class=\"unstated\">not stated</span>"
            : null;
        if (figure is not null)
        {
            html.Append("<span class=\"figure\">").Append(figure);
            if (lead > 0)
                html.Append(CultureInfo.InvariantCulture, $" <span class=\"up\">+{lead}</span>");
            html.Append("</span>");
        }

        html.Append(Call(review));
        if (review.CallBasis == Basis.Deduced)
            html.Append(" <small class=\"basis\">deduced</small>");
        if (review.ReviewerBasis == Basis.Inferred)
            html.Append(" <small class=\"basis\">reviewer inferred</small>");
        return new HtmlString(hasBar && review.Score is { } points ? $"{html}{ScorePlot.Bar(points)}" : html.ToString());
    }

    /// <summary>The word of a call with its shape; empty without one.</summary>
    public static string Call(Review review)
    {
        if (review.IsContested(ReviewFact.Call) && review.State != ReviewState.Contested && !review.IsContested(ReviewFact.Score))
            return " <i class=\"basis\">pages disagree on the call</i>";
        return review.Call switch
        {
            ToolVerdicts.Verdicts.Call.Ship => " <span class=\"call ship\">ship</span>",
            ToolVerdicts.Verdicts.Call.Skip => " <span class=\"call skip\">skip</span>",
            _ => "",
        };
    }
}
