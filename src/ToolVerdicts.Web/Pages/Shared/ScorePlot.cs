using Microsoft.AspNetCore.Html;

namespace ToolVerdicts.Web.Pages.Shared;

/// <summary>Draws the scores of a comparison on one axis. Figures stand beside every drawing, so that screen readers skip it.</summary>
public sealed class ScorePlot
{
    // In units of the drawing. Marks at the ends of the axis stay inside.
    private const int Margin = 10;
    private const int Length = 200;

    // On a shorter axis three points would look like thirty.
    private const long Middle = 50;
    private const long Highest = 100;

    /// <param name="scores">Every score on the page.</param>
    public ScorePlot(IEnumerable<long> scores) => Low = scores.DefaultIfEmpty(0).Min() >= Middle ? Middle : 0;

    /// <summary>The score at the left end of the axis; at its right end is 100.</summary>
    public long Low { get; }

    /// <summary>The axis with a filled circle for the left tool and an open square for the right one.</summary>
    /// <param name="left">Null for no mark.</param>
    /// <param name="right">Null for no mark.</param>
    public IHtmlContent Draw(decimal? left, decimal? right)
    {
        var html = new StringBuilder("<svg class=\"line\" viewBox=\"0 0 220 16\" aria-hidden=\"true\">"
            + "<path class=\"axis\" d=\"M10 8h200\"/>");
        if (left is { } from && right is { } to && from != to)
        {
            // The line ends at the edge of the square, which is open.
            var edge = X(to) + (to > from ? -5 : 5);
            html.Append(CultureInfo.InvariantCulture, $"<path class=\"gap\" d=\"M{X(from):0.#} 8H{edge:0.#}\"/>");
        }

        if (right is { } square)
            html.Append(CultureInfo.InvariantCulture, $"<rect x=\"{X(square) - 5:0.#}\" y=\"3\" width=\"10\" height=\"10\"/>");
        if (left is { } circle)
            html.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{X(circle):0.#}\" cy=\"8\" r=\"5.5\"/>");
        return new HtmlString(html.Append("</svg>").ToString());
    }

    /// <summary>A bar from zero.</summary>
    public static IHtmlContent Bar(decimal score) => new HtmlString(string.Create(CultureInfo.InvariantCulture,
        $"<svg class=\"bar\" viewBox=\"0 0 100 5\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
        + $"<path d=\"M0 0h{score:0.#}v5h-{score:0.#}z\"/></svg>"));

    private decimal X(decimal score) => Margin + Length * (score - Low) / (Highest - Low);
}
