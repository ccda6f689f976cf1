using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace ToolVerdicts.Captures.Reading;

/// <summary>
/// Reads the Markdown twin of a comparison page of this site. The twin says the same as the page with other marks, so that its facts are
/// written to the attributes that such a page has (<see cref="OwnPage"/>).
/// </summary>
internal static partial class OwnTwin
{
    private const string LastHeading = "Where each fact came from";

    /// <summary>Turns a twin into the markup of a page.</summary>
    /// <param name="document">Markdown as HTML.</param>
    /// <returns>False for any other document, which stays as it is.</returns>
    public static bool TryMark(IHtmlDocument document)
    {
        var headings = document.QuerySelectorAll("h2").ToList();
        if (headings.FindIndex(heading => heading.TextContent == LastHeading) is not (> 1 and var last))
            return false;
        var page = document.CreateElement("article");
        page.SetAttribute("data-comparison", "");
        var tools = headings.TakeWhile(heading => heading.TextContent != CaptureLines.Decision).ToList();
        var names = tools.ConvertAll(WithoutTagline);
        foreach (var (side, heading) in tools.Index())
            AddTool(page, heading, names.Count(name => name == names[side]) > 1 ? names[side] : heading.TextContent, side);
        var scorecard = headings.Find(heading => heading.TextContent == CaptureLines.ScorecardLabel);
        AddReviews(page, scorecard is null ? [] : Below(scorecard, "H2"));
        document.Body!.InnerHtml = "";
        document.Body.AppendChild(page);
        return true;
    }

    // Behind the names of two tools of one name stand their taglines, or the beginnings of these (DistinctNames).
    private static string WithoutTagline(IElement heading)
    {
        var (title, tagline) = (Plain(heading.TextContent), Plain(Below(heading, "H2").FirstOrDefault()?.TextContent ?? ""));
        for (var open = title.IndexOf(" (", StringComparison.Ordinal); open > 0 && title.EndsWith(')');
            open = title.IndexOf(" (", open + 1, StringComparison.Ordinal))
        {
            var said = title[(open + 2)..^1];
            if (said == tagline || (said.EndsWith('…') && tagline.StartsWith(said[..^1], StringComparison.Ordinal)))
                return title[..open];
        }

        return title;
    }

    private static void AddTool(IElement page, IElement heading, string name, int side)
    {
        var below = Below(heading, "H2").ToList();
        var facts = below.Find(element => element.LocalName == "ul");
        var tool = Add(page, "div", "tool", name);
        Set(tool, "tagline", below.FirstOrDefault()?.TextContent);
        Set(tool, "category", Fact("Category"));
        Set(tool, "price", Fact("Price"));
        Set(tool, "pricing", Fact("Price text"));
        Set(tool, "share", Fact("Share of the panel that says ship")?.TrimEnd('%'));
        // Votes of the site itself have no source.
        Set(tool, "community", Line("Community") is { } community && Reference().IsMatch(community) ? Fact("Community") : null);
        var (verdict, panel) = (Fact("Verdict"), Fact("Panel"));
        Set(tool, "panel", verdict is null || panel is null || !CaptureLines.IsTally(panel) ? verdict : $"{verdict} · {panel}");
        var description = Add(page, "div", "description", $"{side}");
        foreach (var paragraph in below.Skip(1).Where(element => element.LocalName == "p" && element.TextContent != "No description stated."
            && !element.TextContent.StartsWith("Description: ", StringComparison.Ordinal)))
        {
            foreach (var text in paragraph.GetDescendants().OfType<IText>())
                text.Data = Reference().Replace(text.Data, "");
            description.AppendChild(paragraph);
        }

        string? Line(string label) => ItemOf(facts, label);

        string? Fact(string label) => Line(label) is { } line && Plain(line) is var value && value != "not stated"
            && !value.StartsWith("contested: ", StringComparison.Ordinal) ? value : null;
    }

    private static void AddReviews(IElement page, IEnumerable<IElement> blocks)
    {
        IElement? row = null, side = null, review = null;
        foreach (var block in blocks)
        {
            switch (block.LocalName)
            {
                case "h3":
                    row = Add(page, "div", "reviewer", block.TextContent == "Reviewer not stated" ? "" : block.TextContent);
                    break;
                case "h4" when row is not null:
                    side = Add(row, "div", "side", "");
                    break;
                case "ul" when side is not null:
                    review = Add(side, "div", "review", "");
                    Set(review, "score", Stated(ItemOf(block, "Score"))?.Split('/')[0]);
                    Set(review, "call", Stated(ItemOf(block, "Call"))?.Split(' ')[0]);
                    var isInferred = ItemOf(block, "Reviewer")?.StartsWith("name inferred", StringComparison.Ordinal) == true;
                    var isDeduced = ItemOf(block, "Call")?.Contains("(deduced", StringComparison.Ordinal) == true;
                    Set(review, "basis", $"{(isInferred ? "name " : "")}{(isDeduced ? "call" : "")}");
                    break;
                case "blockquote":
                    review?.AppendChild(block);
                    break;
            }
        }

        static string? Stated(string? value) =>
            value?.StartsWith("not stated", StringComparison.Ordinal) != false
                || value.StartsWith("contested", StringComparison.Ordinal) ? null : value;
    }

    // The elements up to the next heading of the level.
    private static IEnumerable<IElement> Below(IElement heading, string level)
    {
        for (var next = heading.NextElementSibling; next is not null && next.TagName != level;)
        {
            var element = next;
            next = next.NextElementSibling;
            yield return element;
        }
    }

    private static string? ItemOf(IElement? list, string label) => list?.Children.Select(item => item.TextContent)
        .FirstOrDefault(text => text.StartsWith($"{label}: ", StringComparison.Ordinal))?[(label.Length + 2)..];

    private static IElement Add(IElement parent, string element, string name, string value)
    {
        var added = parent.Owner!.CreateElement(element);
        Set(added, name, value);
        parent.AppendChild(added);
        return added;
    }

    private static void Set(IElement element, string name, string? value) => element.SetAttribute($"data-{name}", Plain(value ?? ""));

    // Without the numbers of sources and the day on which a value was seen.
    private static string Plain(string value) => Seen().Replace(Reference().Replace(value, ""), "").Trim();

    [GeneratedRegex(@"\[\^[0-9]{1,6}\]", RegexOptions.NonBacktracking)]
    private static partial Regex Reference();

    [GeneratedRegex(@" \(seen [^()]{1,60}\)$", RegexOptions.NonBacktracking)]
    private static partial Regex Seen();
}
