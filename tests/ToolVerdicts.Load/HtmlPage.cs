using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using ToolVerdicts.Captures;
using Capture = ToolVerdicts.Captures.Capture;

namespace ToolVerdicts.Load;

/// <summary>Writes a capture as a page in HTML.</summary>
public static partial class HtmlPage
{
    /// <summary>Writes a capture as a page of nested wrappers, headings, lists, tables and scripts.</summary>
    public static string Of(Capture capture)
    {
        var html = new StringBuilder("<!DOCTYPE html><html><head><title>Compare</title>");
        html.Append("<script>if (a<b) { document.write('<div>Panel ship</div>'); }</script></head><body>");
        html.Append("<nav><ul><li><a href=/>Home</a></li><li><a href=/tools>Tools</a></li></ul></nav><div id=root><div><main>");
        var heading = E(string.Join(" vs ", capture.Tools.Select(tool => tool.Identity.Name)));
        html.Append($"<p><a href=/compare>Compare</a><span>/</span><span>{heading}</span></p>");
        html.Append($"<span class=kicker>AI tool comparison</span><h1>{heading}</h1>");
        html.Append("<p>Which one should you ship with? Here it is.</p><div class=grid>");
        foreach (var tool in capture.Tools)
        {
            html.Append($"<div class=card><div><div>{E(tool.Identity.Name[..1])}</div><span>{E(tool.Category)}</span></div>");
            html.Append($"<h2><a>{E(tool.Identity.Name)}</a></h2><p>{E(tool.Identity.Tagline)}</p>");
            html.Append(tool.Badge is null ? "" : $"<div><span>{tool.Badge}</span></div>");
            html.Append($"<ul><li><strong>{tool.PanelShare}%</strong><span>Panel ship</span></li>");
            html.Append($"<li><span>—</span><span>Community</span></li><li><b>{E(tool.PriceWord)}</b><i>Entry</i></li></ul>");
            html.Append($"<div><p>{E(tool.Description)}</p></div></div>");
        }

        html.Append("</div>");
        if (capture.Form == CaptureForm.Rich)
            html.Append(Table(capture));
        html.Append("<section><h2>Reviewer scorecard</h2>");
        foreach (var row in capture.Reviews.GroupBy(review => review.Row))
            html.Append("<div class=row>").Append(string.Concat(row.Select((review, i) => Review(review, i == 0)))).Append("</div>");
        return html.Append("</section></main><script>track()</script></div></div></body></html>").ToString();
    }

    private static string Table(Capture capture)
    {
        var rows = new (string Label, Func<CapturedTool, string?> Value)[]
        {
            ("Panel verdict", tool => $"{tool.Badge} · {tool.PanelTally!.Value.Ship} ship / {tool.PanelTally.Value.Skip} skip"),
            ("Community", _ => "No community votes yet"),
            ("Pricing", tool => tool.PriceText),
            ("Best for", tool => tool.Identity.Tagline),
            ("Category", tool => tool.Category),
        };
        var head = string.Concat(capture.Tools.Select(tool => $"<th>{E(tool.Identity.Name)}</th>"));
        var body = string.Concat(rows.Select(row =>
            $"<tr><th>{row.Label}</th>{string.Concat(capture.Tools.Select(tool => $"<td>{E(row.Value(tool))}</td>"))}</tr>"));
        return $"<table><thead><tr><th>Decision</th>{head}</tr></thead><tbody>{body}</tbody></table>";
    }

    private static string Review(CapturedReview review, bool isFirst)
    {
        var text = Backticks().Replace(E(review.Text), "<code>${code}</code>");
        return review.Reviewer is null
            ? $"<blockquote>“{text}”</blockquote>"
            : (isFirst ? $"<h3>{review.Reviewer.Name}</h3>" : "")
                + $"<div><span>{review.Score}/100</span><span> · </span><span>{review.Call.ToString()!.ToLowerInvariant()}</span></div>"
                + $"<p>{text}</p>";
    }

    private static string E(string? text) => WebUtility.HtmlEncode(text ?? "");

    [GeneratedRegex("`(?<code>[^`]*)`", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Backticks();
}
