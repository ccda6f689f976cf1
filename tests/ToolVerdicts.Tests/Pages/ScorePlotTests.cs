using System.Text.Encodings.Web;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Html;
using ToolVerdicts.Web.Pages.Shared;

namespace ToolVerdicts.Tests.Pages;

public class ScorePlotTests
{
    [Theory]
    [InlineData(50, new long[] { 50, 100 })]
    [InlineData(50, new long[] { 85, 88 })]
    [InlineData(0, new long[] { 49, 100 })]
    [InlineData(0, new long[] { 0 })]
    [InlineData(0, new long[0])]
    public void The_axis_begins_at_50_when_no_score_is_lower_and_else_at_0(long low, long[] scores) =>
        new ScorePlot(scores).Low.ShouldBe(low);

    [Theory]
    [InlineData(50, 10)]
    [InlineData(75, 110)]
    [InlineData(100, 210)]
    public void The_circle_stands_where_its_score_is_on_the_axis(long score, decimal x) =>
        Draw(new ScorePlot([50]), score, null).QuerySelector("circle")!.GetAttribute("cx").ShouldBe($"{x:0}");

    [Fact]
    public void The_line_ends_at_the_edge_of_the_square_on_either_side()
    {
        var plot = new ScorePlot([0]);
        Draw(plot, 20, 80).QuerySelector(".gap")!.GetAttribute("d").ShouldBe("M50 8H165");
        Draw(plot, 80, 20).QuerySelector(".gap")!.GetAttribute("d").ShouldBe("M170 8H55");
        Draw(plot, 20, 80).QuerySelector("rect")!.GetAttribute("x").ShouldBe("165");
    }

    [Fact]
    public void What_is_not_known_has_no_mark_and_equal_scores_no_line()
    {
        var plot = new ScorePlot([0]);
        Draw(plot, null, null).QuerySelectorAll("circle, rect, .gap").ShouldBeEmpty();
        Draw(plot, 80, null).QuerySelectorAll("rect, .gap").ShouldBeEmpty();
        Draw(plot, 80, 80).QuerySelectorAll(".gap").ShouldBeEmpty();
        Draw(plot, 80, 80).QuerySelectorAll("circle, rect").Length.ShouldBe(2);
    }

    [Fact]
    public void A_bar_begins_at_0_whatever_the_axis() => Parse(ScorePlot.Bar(79.25m)).QuerySelector("path")!.GetAttribute("d")
        .ShouldBe("M0 0h79.3v5h-79.3z");

    private static IElement Draw(ScorePlot plot, decimal? left, decimal? right) => Parse(plot.Draw(left, right));

    private static IElement Parse(IHtmlContent content)
    {
        using var html = new StringWriter();
        content.WriteTo(html, HtmlEncoder.Default);
        var svg = new HtmlParser().ParseDocument(html.ToString()).QuerySelector("svg")!;
        svg.GetAttribute("aria-hidden").ShouldBe("true", "figures stand beside it");
        return svg;
    }
}
