using System.Text;
using ToolVerdicts.Captures;
using ToolVerdicts.Captures.Reading;

namespace ToolVerdicts.Load;

/// <summary>Writes a page in the ways in which browsers, readers and agents save it.</summary>
public static class SavedPages
{
    /// <summary>The page of a captured text in every form.</summary>
    public static IEnumerable<byte[]> ListForms(CaptureFile text)
    {
        var capture = CaptureParser.Parse(text);
        var html = HtmlPage.Of(capture);
        foreach (var transfer in (string[])["quoted-printable", "base64", "8bit"])
            yield return Mhtml(html, transfer);
        yield return Mhtml(html, "base64", "utf-16le", Encoding.Unicode);
        yield return Encoding.UTF8.GetBytes(Streamed(html));
        yield return Encoding.UTF8.GetBytes(html
            .Replace("<section>", "<div><template shadowrootmode=open><section>", StringComparison.Ordinal)
            .Replace("</section>", "</section></template></div>", StringComparison.Ordinal));
        foreach (var width in (int[])[72, 100])
            yield return Encoding.UTF8.GetBytes(Wrapped(Encoding.UTF8.GetString(text.Content), width));
        if (capture.Form == CaptureForm.Rich)
        {
            yield return Encoding.UTF8.GetBytes(Markdown(capture, isUnderlined: false));
            yield return Encoding.UTF8.GetBytes(Markdown(capture, isUnderlined: true));
        }
    }

    /// <summary>An MHTML file.</summary>
    /// <param name="transfer">The transfer encoding of its HTML part: quoted-printable, base64, 8bit or binary.</param>
    public static byte[] Mhtml(string html, string transfer, string charset = "utf-8", Encoding? encoding = null)
    {
        var bytes = (encoding ?? Encoding.UTF8).GetBytes(html);
        var head = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://site.example/compare/a\r\nSubject: =?utf-8?Q?A_vs_B?=\r\n"
            + "Date: Tue, 3 Nov 2026 10:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n"
            + "\tboundary=\"----MultipartBoundary--x1----\"\r\n\r\n\r\n------MultipartBoundary--x1----\r\n"
            + $"Content-Type: text/html; charset={charset}\r\nContent-ID: <frame-1@mhtml.blink>\r\n"
            + $"Content-Transfer-Encoding: {transfer}\r\nContent-Location: https://site.example/compare/a\r\n\r\n";
        var tail = "\r\n------MultipartBoundary--x1----\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n"
            + "Content-Location: https://site.example/x.png\r\n\r\niVBORw0KGgo=\r\n------MultipartBoundary--x1------\r\n";
        byte[] body = transfer switch
        {
            "base64" => Encoding.ASCII.GetBytes(Convert.ToBase64String(bytes, Base64FormattingOptions.InsertLineBreaks)),
            "quoted-printable" => Encoding.ASCII.GetBytes(QuotedPrintable(bytes)),
            _ => bytes,
        };
        return [.. Encoding.ASCII.GetBytes(head), .. body, .. Encoding.ASCII.GetBytes(tail)];
    }

    /// <summary>A rich page as Markdown.</summary>
    /// <param name="isUnderlined">True for headings with a line below them, false for those with number signs.</param>
    public static string Markdown(Capture capture, bool isUnderlined)
    {
        var title = string.Join(" vs ", capture.Tools.Select(tool => tool.Identity.Name));
        var text = new StringBuilder($"[Compare](https://site.example/compare)/{title}\n\nAI tool comparison\n\n");
        text.Append(Heading(title, 1)).Append("Which one should you ship with? Here it is.\n\n");
        foreach (var tool in capture.Tools)
        {
            text.Append($"![](https://site.example/m.png)\n\n{tool.Category}\n\n")
                .Append(Heading($"[{tool.Identity.Name}](https://site.example/tools/x)", 2))
                .Append($"{tool.Identity.Tagline}\n\n{tool.Badge}\n\n")
                .Append($"**{tool.PanelShare}%**\nPanel ship\n\n—\nCommunity\n\n{tool.PriceWord}\nEntry\n\n{tool.Description}\n\n");
        }

        text.Append($"| Decision | {string.Join(" | ", capture.Tools.Select(tool => tool.Identity.Name))} |\n|---|---|---|\n");
        Row("Panel verdict", tool => $"{tool.Badge} · {tool.PanelTally!.Value.Ship} ship / {tool.PanelTally.Value.Skip} skip");
        Row("Community", _ => "No community votes yet");
        Row("Pricing", tool => tool.PriceText);
        Row("Best for", tool => tool.Identity.Tagline);
        Row("Category", tool => tool.Category);
        text.Append('\n').Append(Heading("Reviewer scorecard", 2));
        foreach (var row in capture.Reviews.GroupBy(review => review.Row))
        {
            text.Append(Heading(row.First().Reviewer!.Name, 3));
            foreach (var review in row)
                text.Append($"{review.Score}/100 · {review.Call!.ToString()!.ToLowerInvariant()}\n\n> {review.Text}\n\n");
        }

        return text.Append(Heading("Weekly AI Tool Verdicts", 2)).Append("Get the next comparison in your inbox\n").ToString();

        string Heading(string words, int level) => isUnderlined && level < 3
            ? $"{words}\n{new string(level == 1 ? '=' : '-', words.Length)}\n\n"
            : $"{new string('#', level)} {words}\n\n";

        void Row(string label, Func<CapturedTool, string?> value) =>
            text.Append($"| {label} | {string.Join(" | ", capture.Tools.Select(value))} |\n");
    }

    /// <summary>The text with every line broken before the word that would pass the width, but no row of a table in Markdown.</summary>
    public static string Wrapped(string text, int width) => string.Join('\n', text.Split('\n').Select(line =>
    {
        if (line.StartsWith('|'))
            return line;
        var (wrapped, length) = (new StringBuilder(), 0);
        foreach (var word in line.Split(' '))
        {
            if (length > 0 && length + 1 + word.Length > width)
            {
                wrapped.Append('\n');
                length = 0;
            }
            else if (length > 0)
            {
                wrapped.Append(' ');
                length++;
            }

            wrapped.Append(word);
            length += word.Length;
        }

        return wrapped.ToString();
    }));

    /// <summary>The page as React streams it: a part comes behind the page, and a script moves it into its place.</summary>
    public static string Streamed(string html)
    {
        var (start, end) = (html.IndexOf("<section>", StringComparison.Ordinal), html.IndexOf("</section>", StringComparison.Ordinal) + 10);
        return html[..start] + "<!--$?--><template id=\"B:0\"></template><p>Loading reviews</p><!--/$-->"
            + html[end..].Replace("</body>", $"<div hidden id=\"S:0\">{html[start..end]}</div>"
                + "<script>$RC=function(b,c){};$RC(\"B:0\",\"S:0\")</script></body>");
    }

    private static string QuotedPrintable(byte[] bytes)
    {
        var (text, column) = (new StringBuilder(), 0);
        foreach (var one in bytes)
        {
            var written = one is >= 33 and <= 126 and not (byte)'=' or (byte)' ' ? $"{(char)one}" : $"={one:X2}";
            if (column + written.Length > 75)
            {
                text.Append("=\r\n");
                column = 0;
            }

            text.Append(written);
            column += written.Length;
        }

        return text.ToString();
    }
}
