using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace ToolVerdicts.Captures.Reading;

/// <summary>
/// Reads a saved comparison page of this site. Its sheet shows each fact once, in an order and in words of its own, so that the page
/// carries the facts as attributes, too; they become the lines of a captured page. Descriptions and reviews are read from the text.
/// </summary>
internal static class OwnPage
{
    private const string NotStated = "not stated";

    /// <summary>The lines; null for any other page.</summary>
    /// <exception cref="CaptureRefusedException">There are too many lines.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was requested.</exception>
    public static List<string>? Read(IHtmlDocument document, CancellationToken cancellation)
    {
        if (document.QuerySelector("article[data-comparison]") is not { } article)
            return null;
        var tools = article.QuerySelectorAll("[data-tool]").ToList();
        var lines = new LineBuilder();
        Add(CaptureLines.Kicker, string.Join(" vs ", tools.Select(tool => Value(tool, "tool"))));
        foreach (var (side, tool) in tools.Index())
        {
            var share = Value(tool, "share");
            Add(Value(tool, "category"), Value(tool, "tool"), Value(tool, "tagline"));
            if (tool.GetAttribute("data-panel") is { Length: > 0 } panel)
                Add(panel.Split(' ')[0]);
            Add(share == NotStated ? share : $"{share}%", CaptureLines.PanelShip);
            if (Value(tool, "community") is var community && community != NotStated)
                Add(community);
            Add(CaptureLines.CommunityLabel, Value(tool, "price"), CaptureLines.Entry);
            if (article.QuerySelector($"[data-description='{side}']") is { } description)
                Add([.. PageWalk.Read(description, cancellation)]);
        }

        Add(CaptureLines.Decision);
        Add([.. tools.Select(tool => Value(tool, "tool"))]);
        AddRow(CapturedTable.PanelVerdict, "panel");
        AddRow(CaptureLines.CommunityLabel, "community");
        AddRow(CapturedTable.Pricing, "pricing");
        AddRow(CapturedTable.BestFor, "tagline");
        AddRow(CapturedTable.Category, "category");
        Add(CaptureLines.ScorecardLabel);
        foreach (var row in article.QuerySelectorAll("[data-reviewer]"))
        {
            Add(row.GetAttribute("data-reviewer") is { Length: > 0 } name ? name : "Reviewer not stated");
            foreach (var side in row.QuerySelectorAll("[data-side]"))
            {
                var reviews = side.QuerySelectorAll("[data-review]").ToList();
                if (reviews.Count == 0)
                    Add("No review");
                foreach (var review in reviews)
                    AddReview(review);
            }
        }

        return lines.Lines;

        void Add(params string[] texts)
        {
            foreach (var text in texts)
            {
                lines.Append(text);
                lines.Break();
            }
        }

        void AddRow(string label, string fact) => Add([label, .. tools.Select(tool => Value(tool, fact))]);

        void AddReview(IElement review)
        {
            var (score, call) = (review.GetAttribute("data-score"), review.GetAttribute("data-call"));
            Add((score, call) switch
            {
                (null or "", null or "") => "score and call not stated",
                (null or "", _) => $"score not stated · {call}",
                (_, null or "") => $"{score}/100 · call not stated",
                _ => $"{score}/100 · {call}",
            });
            var basis = review.GetAttribute("data-basis") ?? "";
            if (basis.Contains("name", StringComparison.Ordinal))
                Add("name inferred from the row it stands in");
            if (basis.Contains("call", StringComparison.Ordinal))
                Add("call deduced from the panel’s share");
            if (review.QuerySelector("blockquote") is { } text)
                Add([.. PageWalk.Read(text, cancellation)]);
        }
    }

    private static string Value(IElement tool, string fact) =>
        tool.GetAttribute($"data-{fact}") is { Length: > 0 } value ? value : NotStated;
}
