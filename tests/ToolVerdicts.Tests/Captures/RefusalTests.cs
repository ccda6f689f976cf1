using System.Diagnostics;
using System.Text;
using ToolVerdicts.Captures.Reading;
using ToolVerdicts.Load;
using ToolVerdicts.Search;
using static ToolVerdicts.Tests.Captures.CaptureDocument;

namespace ToolVerdicts.Tests.Captures;

public class RefusalTests
{
    private static readonly byte[] Seed = Seeds.File(2).Content;

    public static TheoryData<string, byte[], string> Refused { get; } = new()
    {
        { "empty", [], "empty" },
        { "blank", " \r\n\t\n"u8.ToArray(), "empty" },
        { "NUL", [.. "AI tool comparison\0"u8], "binary" },
        { "image", [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13], "binary" },
        { "Latin-1", [.. "AI tool "u8, 0xE9, .. "comparison of tools"u8], "binary" },
        { "a lone surrogate in UTF-8", [.. "AI tool "u8, 0xED, 0xA0, 0x80, .. " comparison of tools"u8], "binary" },
        { "a lone surrogate in UTF-16", [0xFF, 0xFE, (byte)'A', 0, 0x00, 0xD8, (byte)'B', 0, (byte)'C', 0, (byte)'D', 0], "binary" },
        { "prose", "A note about tools, nothing else."u8.ToArray(), "not a comparison" },
        { "a tool page", "<!doctype html><html><body><h1>SmolLM3</h1><p>Small.</p></body></html>"u8.ToArray(), "not a comparison" },
        { "one card", Seed[..1200], "truncated" },
        { "cut in a description", Seed[..2500], "truncated" },
        { "cut in a review", Seed[..6000], "truncated" },
        { "cut in a compact review", Seeds.File(0).Content[..4000], "truncated" },
        { "too large", new byte[CaptureLimits.MaxBytes + 1], "too large" },
        { "100,000 levels of div", Bytes($"<html>{Repeat("<div>", 100_000)}x"), "nested deeper than 512" },
        { "100,000 levels of b", Bytes(Repeat("<b>", 100_000)), "nested deeper than 512" },
        { "100,000 levels of div in a drawing's style", Bytes($"<html><svg><style>{Repeat("<div>", 100_000)}"), "nested deeper than 512" },
        { "400,000 unclosed paragraphs", Bytes($"<html>{Repeat("<p>x", 400_000)}"), "over 50000 elements" },
        { "a million lines", Bytes(Repeat("a\n", 1_000_000)), "over 20000 lines" },
        { "200,000 open comments", Bytes($"<html>{Repeat("<!--", 200_000)}"), "not a comparison" },
        { "200,000 open scripts", Bytes($"<html>{Repeat("<script ", 200_000)}"), "not a comparison" },
        { "a quotation of 19,000 lines without end",
            Bytes($"{Seeds.Text(0)[..Seeds.Text(0).LastIndexOf('“')]}“{Repeat(new string('x', 90) + "\n", 19_000)}"),
            "truncated" },
        { "one line of a megabyte", Bytes(Seeds.Text(2).Replace("The primitive is clean: a", new string('x', 1_000_000))), "too long" },
    };

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public void A_file_that_is_no_complete_capture_is_refused_with_the_reason_in_one_line(string what, byte[] content, string reason)
    {
        var before = ThreadTime.Now;
        var refusal = Should.Throw<CaptureRefusedException>(() => CaptureParser.Parse(new CaptureFile(what, content)));
        refusal.Message.ShouldStartWith(reason);
        refusal.Message.ShouldNotContain('\n');
        // Processor time of this thread, which does not depend on other load.
        (ThreadTime.Now - before).ShouldBeLessThan(1.25 * CaptureLimits.Timeout, what);
    }

    [Fact]
    public async Task A_pipe_in_a_folder_of_captures_is_not_waited_for()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var store = new TempStore();
        var path = Path.Combine(store.Folder, "pipe.txt");
        using (var make = Process.Start("mkfifo", path))
            await make.EndAsync();
        var outcome = await Task.Run(() => store.Import(path)).WithinAsync("the import of a pipe");
        outcome[0].Refusal.ShouldBe("empty: there is no text in it, or it is no plain file");
    }

    [Fact]
    public void A_file_over_the_limit_is_refused_before_all_of_it_is_read()
    {
        using var store = new TempStore();
        var path = Path.Combine(store.Folder, "large.html");
        using (var file = File.Create(path))
            file.SetLength(4L * 1024 * 1024 * 1024);
        store.Import(path)[0].Refusal.ShouldBe("too large: over 8 MB");
    }

    [Fact]
    public void A_comparison_of_a_tool_with_itself_is_refused()
    {
        var text = Seeds.Text(0).Replace("ml-intern", "Mistral 3 Small (22B)")
            .Replace("HuggingFace's autonomous ML engineer: reads papers, trains, ships",
                "Open-weight 22B model for edge and consumer hardware inference");
        Should.Throw<CaptureRefusedException>(() => Parse(text)).Message.ShouldContain("beside itself");
    }

    [Fact]
    public void A_capture_cut_anywhere_is_refused_or_complete_up_to_the_end_of_a_sentence()
    {
        for (var number = 0; number < 5; number++)
        {
            var whole = Seed(number);
            var texts = whole.Reviews.Select(review => review.Text).ToHashSet();
            var content = Seeds.File(number).Content;
            for (var length = 1; length < content.Length; length += 7)
            {
                try
                {
                    var capture = CaptureParser.Parse(new CaptureFile("cut.txt", content[..length]));
                    capture.Tools.ShouldBe(whole.Tools);
                    capture.Reviews.Count.ShouldBe(whole.Reviews.Count, $"capture {number} cut at {length}");
                    capture.Reviews.SkipLast(1).ShouldAllBe(review => texts.Contains(review.Text));
                    // A cut directly behind a full stop cannot be detected, but the missing footer is a warning.
                    if (!texts.Contains(capture.Reviews[^1].Text))
                        capture.Warnings.ShouldContain("the page has no footer");
                }
                catch (CaptureRefusedException refusal)
                {
                    refusal.Message.ShouldNotBeEmpty();
                }
            }
        }
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string Repeat(string part, int count) => string.Concat(Enumerable.Repeat(part, count));
}
