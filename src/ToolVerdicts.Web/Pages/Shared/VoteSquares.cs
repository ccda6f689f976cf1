using Microsoft.AspNetCore.Html;

namespace ToolVerdicts.Web.Pages.Shared;

/// <summary>Draws votes: a square for each, ship filled and skip open; of many votes a bar with the interval of the share.</summary>
public static class VoteSquares
{
    /// <summary>The most squares: more cannot be counted at a glance.</summary>
    public const int Most = 20;

    public static IHtmlContent Of(Tally votes)
    {
        if (votes.Total == 0)
            return HtmlString.Empty;
        return new HtmlString(votes.Total <= Most ? Squares(votes) : Bar(votes));
    }

    private static string Squares(Tally votes)
    {
        var width = 10 * votes.Total;
        var ship = string.Concat(Enumerable.Range(0, (int)votes.Ship).Select(index => $"M{10 * index} 0h8v8h-8z"));
        var skip = string.Concat(Enumerable.Range((int)votes.Ship, (int)votes.Skip).Select(index => $"M{10 * index}.5 .5h7v7h-7z"));
        return $"<svg class=\"squares\" viewBox=\"0 0 {width} 8\" width=\"{width}\" height=\"8\" aria-hidden=\"true\"><path d=\"{ship}\"/>"
            + $"<path class=\"open\" d=\"{skip}\"/></svg>";
    }

    private static string Bar(Tally votes)
    {
        var interval = Wilson.Of(votes)!.Value;
        var ship = 200.0 * votes.Ship / votes.Total;
        return string.Create(CultureInfo.InvariantCulture, $"<svg class=\"squares\" viewBox=\"0 0 200 8\" width=\"200\" height=\"8\" "
            + $"aria-hidden=\"true\"><path class=\"open\" d=\"M.5 .5h199v7h-199z\"/><path d=\"M0 0h{ship:0.#}v8h-{ship:0.#}z\"/>"
            + $"<path class=\"range\" d=\"M{200 * interval.Low:0.#} 4H{200 * interval.High:0.#}\"/></svg>");
    }
}
