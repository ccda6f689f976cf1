namespace ToolVerdicts.Tests.Commands;

public class DamagedPageTests
{
    private static readonly string[] Damages =
        ["substr(content, 1, length(content) / 2)", "(SELECT content FROM capture_pages WHERE capture_id = 2)", "x'00'",
            "x'ffffffffffffffff'"];

    [Fact]
    public async Task A_damaged_page_ends_an_export_and_an_apply_that_quotes_it_in_one_sentence_that_names_it()
    {
        using var site = await EditedFolder.WithSeedsAsync();
        var name = site.Ask<string>("SELECT file_name FROM captures WHERE id = 3");
        site.Write("tools/smollm3.md", $"---\nfacts:\n  price: {{ value: Free, capture: {name}, quote: Free }}\n---\n");
        foreach (var damage in Damages)
        {
            site.Ask<long>($"UPDATE capture_pages SET content = {damage} WHERE capture_id = 3");
            var sentence = $"The page of capture 3 ({name}) is damaged in the store; run check, which tells what can be done.";
            (await site.RunAsync("export", Path.Combine(site.Root, "out"))).ShouldBeOneSentence(sentence);
            Directory.Exists(Path.Combine(site.Root, "out")).ShouldBeFalse();
            (await site.RunAsync("apply")).ShouldBeOneSentence(sentence);
        }
    }
}
