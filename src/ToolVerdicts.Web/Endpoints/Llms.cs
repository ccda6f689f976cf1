namespace ToolVerdicts.Web.Endpoints;

/// <summary>A description of the site for language models (llmstxt.org).</summary>
internal static class Llms
{
    private const int Latest = 20;

    private const string Facts =
        "Every fact names its source. What no page states is “not stated”; it is never zero and decides nothing. "
        + "A verdict is decided on counts: more than half ship is Ship, exactly half Mixed, less Skip. "
        + "Reviewers are editorial lenses, not persons.";

    private const string Forms =
        "Every tool and every comparison can be read in Markdown: put `.md` behind its address, or ask with `Accept: text/markdown`. "
        + "A comparison stands at `/compare/a-vs-b`, where `a` and `b` are tools’ address parts; "
        + "any two to four known tools can be compared, and any order leads to the same page. "
        + "The footnotes of both lead to `/captures/…`: the words of the page that a fact was read on, and where each of its facts "
        + "stands today, also in Markdown.";

    public static void MapLlms(this IEndpointRouteBuilder site) =>
        site.MapMethods("/llms.txt", Reading.Methods, WriteAsync).AsDocument(Topic.Catalogue);

    private static string IntroOf(SiteWords words) =>
        $"Which {words.Noun} should you ship with? {words.ThingsAtStart} and comparisons of two to four {words.Things}: "
        + "what a panel of reviewers says, what they cost, and which page each fact came from.";

    private static async Task<IResult> WriteAsync(Database database, LiveSite site, TimeProvider time)
    {
        await using var store = await database.OpenConnectionAsync();
        return Results.Text(Text(site, await store.ListComparisonsAsync(Latest), site.Library.ListPublished(time.Today())));
    }

    private static string Text(
        LiveSite site, IReadOnlyList<CapturedComparison> comparisons, IReadOnlyList<Article> articles)
    {
        var heading = MarkdownText.Line(site.Words.ThingsAtStart);
        // A heading over nothing would say that there is something.
        var listed = articles.Count == 0 ? "" : $"## Articles\n\n{ArticleTwins.Links(articles.Take(Latest), site)}\n\n";
        return $"""
        # {MarkdownText.Line(site.Name)}

        > {MarkdownText.Line(IntroOf(site.Words))}

        {Facts}

        {Forms}

        ## Addresses

        - [Compare]({site.UrlOf("/compare")}): comparisons and a form to choose two tools
        - [{heading}]({site.UrlOf("/tools")}): every {site.Words.Thing}, with its verdict and price; `?q=` finds words
        - [Categories]({site.UrlOf("/categories")}): {site.Words.Things} by what they are
        - [Reviewers]({site.UrlOf("/reviewers")}): the editorial lenses and their records
        - [What changed]({site.UrlOf("/changes.md")}): prices, verdicts, scores and reviews that changed, day by day
        - [Open questions]({site.UrlOf("/open-questions")}): facts on which pages disagree, and facts that are old
        - [Methodology]({site.UrlOf("/methodology")}): how verdicts and rankings come about

        ## Latest comparisons

        {(comparisons.Count == 0 ? "There are no comparisons yet." : string.Join('\n', comparisons.Select(Link)))}

        {listed}## Optional

        - [Feed]({site.UrlOf("/feed.xml")}): new comparisons and changed verdicts, as Atom
        - [Feed of changes]({site.UrlOf("/changes.xml")}): what changed, as Atom; of one tool at `{site.UrlOf("/tools/…/changes.xml")}`
        - [Sitemap]({site.UrlOf("/sitemap.xml")}): every address

        """;

        string Link(CapturedComparison comparison) =>
            $"- [{MarkdownText.Line(comparison.Title)}]({site.UrlOf($"/compare/{comparison.Address}.md")})";
    }
}
