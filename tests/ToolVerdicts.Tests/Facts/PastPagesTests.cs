using AngleSharp.Html.Parser;
using ToolVerdicts.Importing;
using ToolVerdicts.Tests.Pages;

namespace ToolVerdicts.Tests.Facts;

public class PastPagesTests
{
    private static readonly DateTimeOffset Start = new(2025, 12, 1, 12, 0, 0, TimeSpan.Zero);

    // A number with a leading zero shows the first page, too, and is not kept in the page cache.
    private const string Uncached = "?page=01";

    private static readonly string[] Pages =
    [
        "/tools/modal-gpu-serverless-inference", "/tools/mistral-3-small-22b", "/tools/ml-intern",
        "/compare/mistral-3-small-22b-vs-modal-gpu-serverless-inference", "/categories/developer-tools",
        "/tools/modal-gpu-serverless-inference.md", "/compare/mistral-3-small-22b-vs-modal-gpu-serverless-inference.md",
    ];

    [Fact]
    public async Task A_page_as_of_each_past_day_is_the_page_of_that_day()
    {
        var days = Amount.Of(100, full: 365);
        var store = new TempStore();
        var time = new FakeTimeProvider(Start);
        await using var site = await SiteHost.OverAsync(store, time);
        var crawled = new Dictionary<(int Day, string Page), string>();
        for (var day = 0; day < days; day++)
        {
            time.AdjustTime(Start.AddDays(day));
            foreach (var (name, text, seen) in CapturesOf(day))
                new Importer(store.Writer, time).Import([store.Write(text, name)], seen).ShouldAllBe(outcome => outcome.Refusal == null);
            foreach (var page in Pages)
                crawled[(day, page)] = await ReadAsync(site, $"{page}{Uncached}");
        }

        crawled.Values.Distinct().Count().ShouldBeGreaterThan(days / 4);
        for (var day = 0; day < days; day++)
        {
            foreach (var page in Pages)
            {
                var past = await ReadAsync(site, $"{page}?asof={Start.AddDays(day):yyyy-MM-dd}");
                past.ShouldBe(crawled[(day, page)], $"{page} of day {day}");
            }
        }
    }

    // About one day in five brings one or two captures; some contradict each other on one day, and some are older than what stands.
    private static IEnumerable<(string Name, string Text, DateOnly? Seen)> CapturesOf(int day)
    {
        var chance = new Random(day);
        if (day == 0)
            yield return ("first.txt", Seeds.Text(2), null);
        if (day == 40)
            yield return ("intern.txt", Seeds.Text(0), null);
        if (day == 90)
            yield return ("vision.txt", Seeds.Text(3), DateOnly.FromDateTime(Start.AddDays(day).Date));
        for (var number = 0; number < chance.Next(10) - 7; number++)
        {
            var text = ContradictingCaptures.WithPanel(Seeds.Text(2), chance.Next(5))
                .Replace(ContradictingCaptures.Price, $"${chance.Next(1, 4)} a month", StringComparison.Ordinal)
                .Replace("88/100", $"{chance.Next(80, 84)}/100", StringComparison.Ordinal);
            if (chance.Next(4) == 0)
                text = text.Replace("Developer Tools", "Inference", StringComparison.Ordinal);
            if (chance.Next(3) == 0)
                text = text.Replace("The primitive is clean: snapshot", $"Edition {chance.Next(3)}: snapshot", StringComparison.Ordinal);
            DateOnly? seen = chance.Next(5) == 0 ? null : DateOnly.FromDateTime(Start.AddDays(day - chance.Next(12)).Date);
            yield return ($"{day}-{number}.txt", text + new string('\n', day), seen);
        }
    }

    // The page in words, without its votes, its banner and the site's own frame.
    private static async Task<string> ReadAsync(SiteHost site, string page)
    {
        using var response = await site.Client.GetAsync(page);
        var text = await response.Content.ReadAsStringAsync();
        if (!page.Contains(".md", StringComparison.Ordinal))
        {
            var document = new HtmlParser().ParseDocument(text);
            foreach (var left in document.QuerySelectorAll(".acts, .votes, .banner, [data-live]:not(#answer), .asof, form").ToList())
                left.Remove();
            var main = document.QuerySelector("main")!.TextContent.Split(
                '\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            text = response.IsSuccessStatusCode ? string.Join('\n', main) : "";
        }
        else if (!response.IsSuccessStatusCode)
        {
            text = "";
        }

        // No day of this year was kept, so that past pages do not know their votes.
        var lines = text.Replace(" · votes not kept for that day", "", StringComparison.Ordinal).Split('\n')
            .Where(line => line.Trim().Length > 0 && !line.Contains("ommunity", StringComparison.Ordinal)
                && !line.Contains("otes", StringComparison.Ordinal) && !line.StartsWith("> This is what", StringComparison.Ordinal));
        return string.Join('\n', lines);
    }
}
