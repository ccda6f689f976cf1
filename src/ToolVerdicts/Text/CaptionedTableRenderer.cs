using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ToolVerdicts.Text;

/// <summary>Writes a Markdown table with the scope of its column headers, and with a caption that is heard and not seen: it repeats the
/// heading above.</summary>
/// <param name="title">The caption of a table that has no heading above it.</param>
internal sealed class CaptionedTableRenderer(string title) : HtmlObjectRenderer<Table>
{
    protected override void Write(HtmlRenderer renderer, Table obj)
    {
        renderer.EnsureLine();
        renderer.Write("<table><caption class=\"vh\">").WriteEscape(CaptionOf(obj)).WriteLine("</caption>");
        var rows = obj.OfType<TableRow>().ToLookup(row => row.IsHeader);
        WriteRows(renderer, "thead", "<th scope=\"col\">", "</th>", rows[true]);
        WriteRows(renderer, "tbody", "<td>", "</td>", rows[false]);
        renderer.WriteLine("</table>");
    }

    private static void WriteRows(HtmlRenderer renderer, string part, string open, string close, IEnumerable<TableRow> rows)
    {
        renderer.WriteLine($"<{part}>");
        foreach (var row in rows)
        {
            renderer.Write("<tr>");
            foreach (var cell in row.OfType<TableCell>())
            {
                renderer.Write(open);
                foreach (var paragraph in cell.OfType<ParagraphBlock>())
                    renderer.WriteLeafInline(paragraph);
                renderer.Write(close);
            }

            renderer.WriteLine("</tr>");
        }

        renderer.WriteLine($"</{part}>");
    }

    private string CaptionOf(Table table)
    {
        var above = table.Parent!.TakeWhile(block => block != table).OfType<HeadingBlock>().LastOrDefault();
        return above is null ? title : string.Concat(above.Inline!.Descendants().OfType<Inline>().Select(Text));
    }

    private static string Text(Inline inline) =>
        inline switch { LiteralInline literal => literal.Content.ToString(), CodeInline code => code.Content, _ => "" };
}
