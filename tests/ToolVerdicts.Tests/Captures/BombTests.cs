using System.Text;
using ToolVerdicts.Captures.Reading;
using ToolVerdicts.Checking;
using ToolVerdicts.Load;
using ToolVerdicts.Search;
using static ToolVerdicts.Tests.Captures.CaptureDocument;

namespace ToolVerdicts.Tests.Captures;

public sealed class BombTests
{
    private const long MostMemory = 256L * 1024 * 1024;

    // Slightly below the size limit of a capture.
    private const int Size = 2_000_000;

    private static readonly string Rich = Seeds.Text(2);

    /// <summary>Pages that a naive parser needs much more time or memory for than their size suggests. Some are valid captures.</summary>
    private static readonly (string Name, string Page)[] Bombs =
    [
        ("512 levels and one more", $"<html><body>{Repeat("<div>", 512)}{Rich}"),
        ("deep quotations", $"<html>{Fill("<blockquote>")}"),
        ("deep tables", $"<html>{Fill("<table><tr><td>")}"),
        ("deep lists whose ends may be left out", $"<html>{Fill("<ul><li>")}"),
        ("deep templates", $"<html>{Fill("<template>")}"),
        ("deep drawings", $"<html><svg>{Fill("<g>")}"),
        ("deep formulas", $"<html><math>{Fill("<mrow>")}"),
        ("deep drawings that close themselves and do not", $"<html>{Fill("<div/>")}"),
        ("a depth hidden by ends of nothing", $"<html>{Fill("<b></x>")}"),
        ("a depth hidden by a comment's end", $"<html>{Fill("<!--><div>-->")}"),
        ("a depth behind a script that has no end", $"<html><script><!--<script>{Fill("<div>")}"),
        ("a depth in a style inside a drawing", $"<html><svg><style>{Fill("<div>")}"),
        ("a depth in a tag's attribute", $"<html><p title='>'>{Fill("<div title='>'>")}"),
        ("formats closed in the wrong order", $"<html>{Fill("<a><b><i></a></b></i>")}"),
        ("formats across paragraphs", $"<html>{Repeat("<b><i><u><s>", 100)}{Fill("<p>x")}"),
        ("formats that differ in one attribute",
            $"<html>{string.Concat(Enumerable.Range(0, 500).Select(i => $"<font size={i}>"))}{Fill("<p>x</p>")}"),
        ("text thrown out of tables", $"<html>{Fill("<table>x<tr>y")}"),
        ("text thrown out of one table", $"<html><table>{Fill("x<tr>")}"),
        ("a table of many columns", $"<html><table><tr>{Fill("<td colspan=1000>x")}</table>"),
        ("columns and rows that span all", $"<html><table>{Fill("<tr><td rowspan=65534 colspan=2147483647>x")}</table>"),
        ("one tag of many attributes", $"<html><div {Fill(i => $"a{i}=1 ")}>x</div>"),
        ("one attribute over and over", $"<html><div {Fill("a=1 ")}>x</div>"),
        ("a body that is opened again with other attributes", $"<html><body>{Fill(i => $"<body a{i}=1>")}"),
        ("an html element that is opened again with other attributes", $"<html>{Fill(i => $"<html a{i}=1>")}"),
        ("a body opened again with many attributes",
            $"<html><body {Fill(i => $"a{i}=1 ", Size / 2)}><body {Fill(i => $"b{i}=1 ", Size / 2)}>"),
        ("an attribute that has no end", $"<html><div title=\"{Fill("x")}"),
        ("a tag that has no end", $"<html><div {Fill("x")}"),
        ("a name that has no end", $"<html><{Fill("x")}"),
        ("a declaration that has no end", $"<!DOCTYPE {Fill("x")}"),
        ("a comment that has no end", $"<html><!--{Fill("- ")}"),
        ("comments one after another", $"<html>{Fill("<!---->")}"),
        ("wrong comments", $"<html>{Fill("<?x><!x></ x>")}"),
        ("entities", $"<html><p>{Fill("&amp;&lt;&#x41;&notin;")}"),
        ("entities that have no end", $"<html><p>{Fill("&")}"),
        ("entities that nearly are some", $"<html><p>{Fill("&CounterClockwiseContourIntegra")}"),
        ("numbers of no character", $"<html><p>{Fill("&#99999999999999999999;")}"),
        ("entities that expand each other",
            "<?xml version=\"1.0\"?><!DOCTYPE lolz [<!ENTITY lol \"lol\">"
            + string.Concat(Enumerable.Range(1, 20).Select(i => $"<!ENTITY lol{i} \"{Repeat($"&lol{i - 1};", 10)}\">"))
            + "]><lolz>&lol20;</lolz>"),
        ("a file of the machine's as an entity",
            "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/passwd\">]><x>&f;</x>"),
        ("entities in a text", $"{Rich}\n{Fill("&amp;", 200_000)}"),
        ("ampersands in a text", $"{Rich}\n{Fill("&a", 200_000)}"),
        ("plaintext", $"<html><plaintext>{Fill("</plaintext><div>")}"),
        ("a text area that has no end", $"<html><textarea>{Fill("<div>")}"),
        ("a title that has no end", $"<html><title>{Fill("<div>")}"),
        ("frames that have no end", $"<html><iframe>{Fill("<div>")}"),
        ("no frames", $"<html><noframes>{Fill("<div>")}"),
        ("character data in a drawing", $"<html><svg>{Fill("<![CDATA[<div>")}"),
        ("choices", $"<html><select>{Fill("<option>x<select>")}"),
        ("rulers", $"<html>{Fill("<hr>")}"),
        ("ends of paragraphs that never began", $"<html>{Fill("</p>")}"),
        ("ends of nothing", $"<html>{Fill("</x>")}"),
        ("line breaks", $"<html>{Fill("<br>")}"),
        ("words in elements of their own", $"<html><p>{Fill("<i>x</i> ")}"),
        ("forms", $"<html>{Fill("<form><input>")}"),
        ("frame sets", $"<html>{Fill("<frameset>")}"),
        ("one line of two megabytes", $"{Rich}\n{Fill("x")}"),
        ("one line of spaces", $"{Rich}\n{Fill(" ")}x"),
        ("one line of quotation marks", $"{Rich}\n{Fill("“”", Size / 3)}"),
        ("combining marks", $"{Rich}\ne{Fill("\u0301", Size / 2)}"),
        ("a text of headings", Fill("Entry\n", 100_000)),
        ("a text of names", Fill("A vs B\n", 120_000)),
        ("a text of score lines", $"{Rich}\n{Fill("85/100 · ship\n", 200_000)}"),
        ("a text of decisions", $"{Rich}\n{Fill("Decision\nA\nB\n", 200_000)}"),
    ];

    [Fact]
    public void Every_bomb_is_read_or_refused_within_two_seconds_and_a_quarter_of_a_gigabyte()
    {
        using var store = new TempStore();
        foreach (var (name, page) in Bombs)
        {
            var file = new CaptureFile("bomb.html", Encoding.UTF8.GetBytes(page));
            file.Content.Length.ShouldBeLessThanOrEqualTo(CaptureLimits.MaxBytes, name);
            var (time, memory) = (ThreadTime.Now, GC.GetAllocatedBytesForCurrentThread());
            var refusal = RefusalOf(file);
            // Processor time of this thread, which does not depend on other load. Allocated bytes bound the bytes in use.
            (ThreadTime.Now - time).ShouldBeLessThan(1.25 * CaptureLimits.Timeout, name);
            (GC.GetAllocatedBytesForCurrentThread() - memory).ShouldBeLessThan(MostMemory, name);
            refusal.ShouldNotContain('\n');
            if (refusal.Length == 0)
                store.ImportText(page, "bomb.html").Refusal.ShouldBeNull(name);
        }

        store.Import(Seeds.Paths).ShouldAllBe(outcome => outcome.Refusal == null);
        StoreCheck.Run(store.Database).ShouldBeEmpty();
    }

    private static string RefusalOf(CaptureFile file)
    {
        try
        {
            CaptureParser.Parse(file);
            return "";
        }
        catch (CaptureRefusedException refusal)
        {
            return refusal.Message;
        }
    }

    private static string Repeat(string part, int count) => string.Concat(Enumerable.Repeat(part, count));

    private static string Fill(string part, int size = Size) =>
        Repeat(part, (size - 100) / Encoding.UTF8.GetByteCount(part) - (Rich.Length / part.Length));

    private static string Fill(Func<int, string> part, int size = Size)
    {
        var filled = new StringBuilder(size);
        for (var i = 0; filled.Length < size - 200; i++)
            filled.Append(part(i));
        return filled.ToString();
    }
}
