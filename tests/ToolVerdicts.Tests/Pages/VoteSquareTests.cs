using System.Text.Encodings.Web;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using ToolVerdicts.Verdicts;
using ToolVerdicts.Web.Pages.Shared;

namespace ToolVerdicts.Tests.Pages;

public class VoteSquareTests
{
    [Theory]
    [InlineData(1, 0)]
    [InlineData(0, 1)]
    [InlineData(11, 4)]
    [InlineData(20, 0)]
    [InlineData(7, 13)]
    public void Up_to_twenty_votes_have_a_square_each_ship_filled_and_skip_open(long ship, long skip)
    {
        var svg = Draw(ship, skip)!;
        Squares(svg.QuerySelector("path:not(.open)")!).ShouldBe(Enumerable.Range(0, (int)ship).Select(at => 10 * at));
        Squares(svg.QuerySelector("path.open")!).ShouldBe(Enumerable.Range((int)ship, (int)skip).Select(at => 10 * at));
        svg.GetAttribute("viewBox").ShouldBe($"0 0 {10 * (ship + skip)} 8");
    }

    [Fact]
    public void More_votes_are_a_bar_of_their_share_with_its_interval()
    {
        var svg = Draw(15, 6)!;
        svg.QuerySelector("path:not(.open, .range)")!.GetAttribute("d").ShouldBe("M0 0h142.9v8h-142.9z");
        var interval = Wilson.Of(new Tally(15, 6))!.Value;
        svg.QuerySelector(".range")!.GetAttribute("d").ShouldBe(FormattableString.Invariant(
            $"M{200 * interval.Low:0.#} 4H{200 * interval.High:0.#}"));
        Draw(100_000, 0)!.GetAttribute("width").ShouldBe("200");
    }

    [Fact]
    public void No_votes_draw_nothing() => Draw(0, 0).ShouldBeNull();

    private static IEnumerable<int> Squares(IElement path) =>
        path.GetAttribute("d")!.Split('M', StringSplitOptions.RemoveEmptyEntries).Select(square => int.Parse(square.Split(' ', '.')[0]));

    private static IElement? Draw(long ship, long skip)
    {
        using var html = new StringWriter();
        VoteSquares.Of(new Tally(ship, skip)).WriteTo(html, HtmlEncoder.Default);
        return new HtmlParser().ParseDocument(html.ToString()).QuerySelector("svg");
    }
}
