using System.Diagnostics;
using System.Text;
using ToolVerdicts.Captures;
using ToolVerdicts.Captures.Reading;
using ToolVerdicts.Load;
using static ToolVerdicts.Tests.Captures.CaptureDocument;

namespace ToolVerdicts.Tests.Captures;

/// <summary>Pages in the containers and encodings in which people save them.</summary>
public class ContainerTests
{
    private static readonly string Html = HtmlCaptureTests.Page(Seed(2));

    [Theory]
    [InlineData("quoted-printable")]
    [InlineData("base64")]
    [InlineData("8bit")]
    [InlineData("binary")]
    public void The_HTML_part_of_an_MHTML_file_is_read_in_any_transfer_encoding(string transfer)
    {
        var capture = Read(SavedPages.Mhtml(Html, transfer));
        capture.Media.ShouldBe(CaptureMedia.Html);
        capture.Warnings.ShouldBeEmpty();
        FactsOf(capture).ShouldBe(SeedFacts(2));
    }

    [Fact]
    public void An_MHTML_file_says_its_encoding_and_its_address()
    {
        FactsOf(Read(SavedPages.Mhtml(Html, "base64", "utf-16le", Encoding.Unicode))).ShouldBe(SeedFacts(2));
        FactsOf(Read(SavedPages.Mhtml(Html, "quoted-printable", "windows-1252", Find("windows-1252")))).ShouldBe(SeedFacts(2));
        var file = SavedPages.Mhtml(Html, "quoted-printable");
        CaptureTextAddress(file).ShouldBe("https://site.example/compare/a");
    }

    [Fact]
    public void An_MHTML_file_without_an_HTML_part_is_refused_as_such()
    {
        var file = Encoding.UTF8.GetString(SavedPages.Mhtml(Html, "8bit")).Replace("text/html;", "text/css;");
        Should.Throw<CaptureRefusedException>(() => Read(Encoding.UTF8.GetBytes(file))).Message
            .ShouldBe("an MHTML file without an HTML part");
    }

    [Theory]
    [InlineData("windows-1252", "windows-1252")]
    [InlineData("ISO-8859-1", "windows-1252")]
    [InlineData("windows-1251", "windows-1251")]
    [InlineData("Shift_JIS", "shift_jis")]
    [InlineData("gb2312", "gb18030")]
    [InlineData("utf-8", "utf-8")]
    [InlineData("windows-1252", "utf-8")]
    public void A_page_is_decoded_as_it_declares_and_UTF_8_before_that(string declared, string written)
    {
        var (name, seed) = written switch
        {
            "windows-1251" => ("Модель “Ёлка”", "Mistral 3 Small (22B)"),
            "shift_jis" or "gb18030" => ("小型言語", "Mistral 3 Small (22B)"),
            _ => ("Modèle “Élan”", "Mistral 3 Small (22B)"),
        };
        var html = Html.Replace(seed, name)
            .Replace("<title>", $"<meta http-equiv=Content-Type content='text/html; charset={declared}'><title>");
        Read(Find(written).GetBytes(written == "shift_jis" ? html.Replace("—", "―") : html)).Tools[0].Identity.Name.ShouldBe(name);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void UTF_16_is_told_by_its_mark_and_without_it(bool hasMark)
    {
        foreach (var encoding in (Encoding[])[Encoding.Unicode, Encoding.BigEndianUnicode])
            FactsOf(Read([.. hasMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(Html)])).ShouldBe(SeedFacts(2));
    }

    [Fact]
    public void Pictures_within_a_page_do_not_count()
    {
        var picture = $"<img src=\"data:image/png;base64,{new string('A', 3_000_000)}\">";
        FactsOf(Parse(Html.Replace("<main>", $"<main>{picture}"))).ShouldBe(SeedFacts(2));
        Should.Throw<CaptureRefusedException>(() => Parse(Html.Replace("<main>", $"<main><!-- {new string('A', 3_000_000)} -->")))
            .Message.ShouldBe("too large: over 2 MB");
    }

    [Fact]
    public void A_part_that_was_streamed_behind_the_page_is_put_in_its_place()
    {
        var streamed = SavedPages.Streamed(Html);
        var capture = Parse(streamed);
        capture.Warnings.ShouldBeEmpty();
        FactsOf(capture).ShouldBe(SeedFacts(2));
        FactsOf(Parse(streamed.Replace("S:0", "S:1").Replace("<template id=\"B:0\">", "<template id=\"P:1\">").Replace(
            "$RC(\"B:0\",\"S:1\")", "$RS(\"S:1\",\"P:1\")").Replace("<p>Loading reviews</p>", ""))).ShouldBe(SeedFacts(2));
    }

    [Fact]
    public void A_streamed_page_that_lacks_a_part_is_refused()
    {
        var streamed = SavedPages.Streamed(Html);
        var start = streamed.IndexOf("<div hidden", StringComparison.Ordinal);
        Refusal(streamed[..start] + "</body></html>").ShouldBe("truncated: it was saved before all of its parts had been sent");
        Refusal(streamed.Replace("<template id=\"B:0\"></template>", "").Replace("$RC(", "x("))
            .ShouldBe("streamed: a part of it was sent behind the page, and nothing says where it belongs");
    }

    [Theory]
    [InlineData("shadowrootmode")]
    [InlineData("shadowroot")]
    public void A_declarative_shadow_root_is_content_with_its_slots_filled(string attribute)
    {
        var html = Html.Replace("<section><h2>", $"<score-card><template {attribute}=open><style>p{{}}</style><section>"
            + "<slot name=title>Unnamed</slot><slot></slot></section></template><h2 slot=title>")
            .Replace("</section></main>", "</score-card></main>");
        html.ShouldContain("<score-card>");
        FactsOf(Parse(html)).ShouldBe(SeedFacts(2));
    }

    [Theory]
    [InlineData(2, false)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void Markdown_says_what_the_page_says(int number, bool isUnderlined)
    {
        var capture = Parse(SavedPages.Markdown(Seed(number), isUnderlined));
        capture.Warnings.ShouldBeEmpty();
        FactsOf(capture).ShouldBe(SeedFacts(number));
    }

    [Theory]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(66)]
    [InlineData(72)]
    [InlineData(78)]
    [InlineData(80)]
    [InlineData(100)]
    [InlineData(132)]
    [InlineData(200)]
    public void Text_that_was_wrapped_at_a_width_is_read_whole_or_refused(int width) =>
        ReadWrapped(text => SavedPages.Wrapped(text, width), $"wrapped at {width}").ShouldBeGreaterThanOrEqualTo(width >= 60 ? 5 : 3);

    // The program fold counts bytes, and leaves the blank at the end of a line that it breaks.
    [Theory]
    [InlineData(30)]
    [InlineData(36)]
    [InlineData(40)]
    [InlineData(50)]
    [InlineData(60)]
    [InlineData(72)]
    [InlineData(80)]
    [InlineData(120)]
    public void Text_that_the_program_fold_wrapped_is_read_whole_or_refused(int width) =>
        ReadWrapped(text => Folded(text, width), $"folded at {width}").ShouldBeGreaterThanOrEqualTo(width >= 50 ? 5 : 0);

    // Reads each seed, and returns how many were not refused.
    private static int ReadWrapped(Func<string, string> wrap, string how)
    {
        var read = 0;
        for (var number = 0; number < 5; number++)
        {
            try
            {
                FactsOf(Parse(wrap(Seeds.Text(number)))).ShouldBe(SeedFacts(number), $"{number} {how}");
                read++;
            }
            catch (CaptureRefusedException refusal)
            {
                refusal.Message.ShouldStartWith("wrapped at a width", customMessage: $"{number} {how}");
            }
        }

        return read;
    }

    private static string Folded(string text, int width)
    {
        using var fold = Process.Start(new ProcessStartInfo("fold", ["-s", "-w", $"{width}"])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false,
        })!;
        // A seed fits into the pipe's buffers only in part.
        var output = fold.StandardOutput.ReadToEndAsync();
        fold.StandardInput.Write(text);
        fold.StandardInput.Close();
        return output.WaitAsync(TimeSpan.FromSeconds(30)).Result;
    }

    [Fact]
    public void Wrapped_Markdown_is_joined()
    {
        foreach (var width in (int[])[72, 80, 100])
            FactsOf(Parse(SavedPages.Wrapped(SavedPages.Markdown(Seed(2), isUnderlined: false), width))).ShouldBe(SeedFacts(2), $"{width}");
    }

    [Theory]
    [InlineData("%PDF-1.7\n", "a PDF file")]
    [InlineData("PK\u0003\u0004", "a ZIP archive")]
    [InlineData("bplist00", "a Safari web archive")]
    [InlineData("{\\rtf1 AI tool comparison", "an RTF document")]
    public void Another_kind_of_file_is_refused_by_its_kind(string start, string kind) =>
        Refusal(start).ShouldStartWith($"binary: it is {kind}");

    [Fact]
    public void A_file_that_goes_over_into_another_container_is_refused()
    {
        Refusal($"{Seeds.Text(2)[..6000]}{Html[2000..]}").ShouldBe("damaged: the text goes over into HTML");
        Refusal($"{Seeds.Text(2)[..6000]}Content-Transfer-Encoding: base64\n{Seeds.Text(2)[6000..]}")
            .ShouldBe("damaged: the page goes over into an MHTML file");
        Refusal(Html + Encoding.UTF8.GetString(SavedPages.Mhtml(Html, "8bit"))).ShouldBe("damaged: the page goes over into an MHTML file");
    }

    [Fact]
    public void A_translation_by_a_program_is_refused()
    {
        Refusal(Html.Replace("<html>", "<html lang=de class=\"translated-ltr\">")).ShouldStartWith("a translation by a program");
        Refusal(Html.Replace("<main>", "<main _msttexthash=\"123\">")).ShouldStartWith("a translation by a program");
    }

    private static string Refusal(string page) => Should.Throw<CaptureRefusedException>(() => Parse(page)).Message;

    private static Capture Read(byte[] content) => CaptureParser.Parse(new CaptureFile("page.mhtml", content));

    private static string? CaptureTextAddress(byte[] content)
    {
        var file = new CaptureFile("", content);
        using var page = new MemoryStream();
        using (var brotli = new System.IO.Compression.BrotliStream(page, System.IO.Compression.CompressionMode.Compress))
            brotli.Write(content);
        return PageWords.Read(page.ToArray(), file.Sha256).Address;
    }

    private static Encoding Find(string name) =>
        name == "utf-8" ? new UTF8Encoding() : CodePagesEncodingProvider.Instance.GetEncoding(name)!;
}
