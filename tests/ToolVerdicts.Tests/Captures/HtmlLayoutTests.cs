using ToolVerdicts.Captures.Reading;
using static ToolVerdicts.Tests.Captures.CaptureDocument;

namespace ToolVerdicts.Tests.Captures;

/// <summary>Pages with the same facts in other markup.</summary>
public class HtmlLayoutTests
{
    private static readonly string Usual = FactsOf(Parse(Seeds.Text(2)));

    private static string Page { get; } = HtmlCaptureTests.Page(Seed(2));

    [Theory]
    [InlineData("<p style=\"display:none\">Hidden words.</p>")]
    [InlineData("<p style=\"color:red; Display : none !important\">Hidden</p>")]
    [InlineData("<span style=\"visibility: hidden\">Hidden words</span>")]
    [InlineData("<span hidden>Hidden</span>")]
    public void Hidden_elements_are_not_read(string hidden)
    {
        var capture = Parse(Page.Replace("<h3>Builder</h3>", $"<h3>Builder</h3>{hidden}"));
        FactsOf(capture).ShouldBe(Usual);
        capture.Warnings.ShouldBeEmpty();
    }

    public static TheoryData<string, Func<string, string>> Tables { get; } = new()
    {
        { "rows of spans", html => Rows(html, "div", "span", "") },
        { "rows of spans on lines of their own", html => Rows(html, "div", "span", "\n    ") },
        { "rows of spans with spaces between", html => Rows(html, "div", "span", " ") },
        { "icons of their own in every cell", html => html.Replace("<td>", "<td><i class=icon>✓</i>") },
        { "list items of spans", html => Rows(html, "li", "span", "") },
        { "rows of divisions", html => Rows(html, "div", "div", "\n") },
        { "a description list", html => Rows(html, "", "dd", "").Replace("<dd>Decision</dd>", "<dt>Decision</dt>") },
        {
            "icons in cells",
            html => html.Replace("<td>Ship", "<td><i class=icon>✓</i> Ship").Replace("<td>No", "<td><i>👍🏽</i> No")
        },
        { "cells of several blocks", html => html.Replace("<td>Ship &#183; 4", "<td><div>Ship</div><div>4") },
        { "icons before labels", html => html.Replace("<th>Panel verdict", "<th><span>📊</span>Panel verdict")
            .Replace("<th>Pricing", "<th>💰 Pricing") },
        { "names in cells", html => InCells(html, "{0}: ") },
        { "names in cells as blocks", html => InCells(html, "<div class=name>{0}</div>") },
        { "no heading", html => html.Replace("<th>Decision</th>", "<th></th>") },
        { "a heading glued to the description", html =>
            html.Replace("</p></div></div></div><table>", "<span>Decision</span></p></div></div></div><table>")
            .Replace("<th>Decision</th>", "") },
    };

    [Theory]
    [MemberData(nameof(Tables), DisableDiscoveryEnumeration = true)]
    public void A_decision_table_may_be_built_of_anything(string what, Func<string, string> change)
    {
        what.ShouldNotBeEmpty();
        var html = change(Page);
        html.ShouldNotBe(Page);
        var capture = Parse(html);
        FactsOf(capture).ShouldBe(Usual, what);
        capture.Warnings.ShouldBeEmpty(what);
    }

    [Theory]
    [InlineData("\t")]
    [InlineData(" \t ")]
    public void A_decision_table_copied_as_text_has_tabs_between_its_cells(string tab)
    {
        var text = Seeds.Text(2);
        var start = text.IndexOf("Decision\n", StringComparison.Ordinal);
        var end = text.IndexOf("Reviewer scorecard", StringComparison.Ordinal);
        var cells = text[start..end].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var tabbed = string.Concat(cells.Chunk(3).Select(row => string.Join(tab, row) + "\n"));
        FactsOf(Parse(text[..start] + tabbed + text[end..])).ShouldBe(Usual);

        var unpriced = Parse(text[..start] + tabbed.Replace(cells[10], "") + text[end..]);
        unpriced.Tools[0].PriceText.ShouldBeNull();
        unpriced.Tools[1].PriceText.ShouldBe(cells[11]);
    }

    [Fact]
    public void An_unreadable_decision_table_is_a_warning()
    {
        var start = Page.IndexOf("<table>", StringComparison.Ordinal);
        var end = Page.IndexOf("</table>", StringComparison.Ordinal) + "</table>".Length;
        const string Prose = "<p>Verdict of the panel: Ship · 4 ship / 0 skip against Ship · 4 ship / 0 skip.</p>";
        var capture = Parse($"{Page[..start]}{Prose}{Page[end..]}");
        capture.Warnings.ShouldContain(warning => warning.Contains("4 ship / 0 skip"));
    }

    public static TheoryData<string, Func<string, string>> Cards { get; } = new()
    {
        { "a row of spans above the name", html =>
            html.Replace("<div><div>M</div><span>Developer Tools</span></div>",
            "<div><span>M</span><span>Developer Tools</span><span>Ship</span></div>") },
        { "a figure and its label side by side", html =>
            html.Replace("<li><strong>100%</strong><span>Panel ship</span></li>", "<div><span>100%</span> <span>Panel ship</span></div>") },
        { "prose of many spans", html => html.Replace("Apache 2.0", "<span>Apache</span> <span>2.0</span>") },
    };

    [Theory]
    [MemberData(nameof(Cards), DisableDiscoveryEnumeration = true)]
    public void A_card_may_be_built_of_anything(string what, Func<string, string> change)
    {
        var html = change(Page);
        html.ShouldNotBe(Page);
        FactsOf(Parse(html)).ShouldBe(Usual, what);
    }

    public static TheoryData<string, Func<string, string>> Scorecards { get; } = new()
    {
        { "name and score in one row", html => html.Replace("<h3>Builder</h3><div>", "<div><b>Builder</b><span>")
            .Replace("<span> · </span><span>ship</span></div><p>The primitive is clean: a quant",
            "<span> · </span><span>ship</span></span></div><p>The primitive is clean: a quant") },
        { "score in bold and call in italics", html =>
            html.Replace("/100</span><span> · </span><span>ship</span>", "</span>/100 <em>ship</em>") },
        { "score cut in two", html => html.Replace("/100</span><span> · </span><span>", "</span><span>/100 · </span><span>") },
        { "score and call apart", html => html.Replace("<span> · </span>", "") },
        { "icons before scores", html => html.Replace("<div><span>8", "<div><i>🔧</i><span>8") },
    };

    [Theory]
    [MemberData(nameof(Scorecards), DisableDiscoveryEnumeration = true)]
    public void A_scorecard_may_be_built_of_anything(string what, Func<string, string> change)
    {
        var html = change(Page);
        html.ShouldNotBe(Page);
        FactsOf(Parse(html)).ShouldBe(Usual, what);
    }

    [Fact]
    public void A_quotation_of_several_paragraphs_is_one_review()
    {
        var compact = Seed(0);
        var html = HtmlCaptureTests.Page(compact).Replace("<blockquote>“", "<blockquote><p>First of all.</p><p>")
            .Replace("”</blockquote>", "</p><ul><li>Short</li></ul></blockquote>");
        var capture = Parse(html);
        capture.Warnings.ShouldBeEmpty();
        capture.Reviews.Select(review => (review.Side, review.Text))
            .ShouldBe(compact.Reviews.Select(review => (review.Side, $"First of all.\n\n{review.Text}\n\nShort")));
    }

    [Fact]
    public void A_pages_footer_is_no_part_of_the_last_review()
    {
        var capture = Parse(Page.Replace("</main>", "<footer><p>All rights are reserved by those who have them.</p></footer></main>"));
        FactsOf(capture).ShouldBe(Usual);
        capture.Warnings.ShouldBeEmpty();
    }

    private static string Rows(string html, string row, string cell, string between)
    {
        var start = html.IndexOf("<table>", StringComparison.Ordinal);
        var end = html.IndexOf("</table>", StringComparison.Ordinal) + "</table>".Length;
        var table = html[start..end]
            .Replace("<table><thead>", "<section>").Replace("</tbody></table>", "</section>")
            .Replace("</thead><tbody>", "")
            .Replace("<tr>", row.Length == 0 ? "" : $"<{row}>{between}").Replace("</tr>", row.Length == 0 ? "" : $"</{row}>{between}");
        foreach (var old in new[] { "th", "td" })
        {
            var with = old == "th" && cell == "dd" ? "dt" : cell;
            table = table.Replace($"<{old}>", $"<{with}>").Replace($"</{old}>", $"</{with}>{between}");
        }

        return html[..start] + table + html[end..];
    }

    private static string InCells(string html, string form)
    {
        var start = html.IndexOf("<tbody>", StringComparison.Ordinal);
        var body = html[start..].Split("<td>");
        for (var i = 1; i < body.Length; i++)
            body[i] = form.Replace("{0}", i % 2 == 1 ? "Mistral 3 Small (22B)" : "Modal GPU Serverless Inference") + body[i];
        return html[..start] + string.Join("<td>", body);
    }
}
