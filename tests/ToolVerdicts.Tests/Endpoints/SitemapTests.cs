using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Xml.Linq;
using Dapper;
using ToolVerdicts.Sitemaps;
using ToolVerdicts.Tests.Pages;
using ToolVerdicts.Web.Endpoints;

namespace ToolVerdicts.Tests.Endpoints;

public class SitemapTests(SiteHost site) : IClassFixture<SiteHost>
{
    private const string Base = "http://localhost:5000";
    private const long MaxBytes = 50L * 1024 * 1024;
    private static readonly XNamespace Names = "http://www.sitemaps.org/schemas/sitemap/0.9";

    [Fact]
    public async Task The_index_leads_to_every_page_that_may_be_indexed_and_to_no_other()
    {
        var parts = Addresses(await site.HtmlAsync("/sitemap.xml"), "sitemapindex");
        parts.ShouldBe([$"{Base}/sitemaps/pages-1.xml", $"{Base}/sitemaps/tools-1.xml", $"{Base}/sitemaps/comparisons-1.xml"]);
        var pages = new List<string>();
        foreach (var part in parts)
            pages.AddRange(Addresses(await site.HtmlAsync(part[Base.Length..]), "urlset"));
        pages.Count.ShouldBe(9 + 4 + 1 + 4 + 8 + 5, "pages, prose, categories, reviewers, tools, comparisons");
        pages.ShouldBeUnique();
        foreach (var page in pages)
        {
            using var response = await site.Client.GetAsync(page[Base.Length..]);
            response.StatusCode.ShouldBe(HttpStatusCode.OK, page);
            var html = await response.Content.ReadAsStringAsync();
            html.ShouldNotContain("noindex", Case.Insensitive, page);
            html.ShouldContain($"<link rel=\"canonical\" href=\"{page}\">", Case.Sensitive, page);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(10)]
    [InlineData(SitemapPart.MaxAddresses)]
    public async Task The_parts_together_hold_every_address_once_and_none_too_many(int size)
    {
        using var store = Generated(tools: 20, captures: 31, comparisons: 10);
        var listed = new List<string>();
        foreach (var part in await store.Writer.ListSitemapPartsAsync(size))
        {
            var xml = await WriteAsync(output =>
                SitemapXml.WritePartAsync(output, store.Writer.ReadSitemapPartAsync(part), path => $"{Base}{path}"));
            var addresses = Addresses(xml, "urlset");
            addresses.Count.ShouldBeInRange(1, size);
            listed.AddRange(addresses);
        }

        var expected = store.Writer.Query<string>("SELECT '/tools/' || slug FROM tools UNION SELECT '/compare/' || address FROM captures")
            .Select(path => $"{Base}{path}");
        listed.ShouldBe(expected, ignoreOrder: true);
    }

    [Fact]
    public async Task An_address_stays_in_its_part_when_later_captures_show_it_and_changes_its_date()
    {
        using var store = Generated(tools: 4, captures: 3, comparisons: 3);
        var part = new SitemapPart(SitemapKind.Comparisons, 1, 3);
        var before = await ReadAsync();
        store.Writer.Execute(CaptureSql,
            new { id = 4, sha256 = new string('f', 64), address = before[0].Path["/compare/".Length..],
            importedAt = TempStore.Noon.AddDays(3) });
        var after = await ReadAsync();
        after.Select(address => address.Path).ShouldBe(before.Select(address => address.Path));
        after[0].ChangedAt.ShouldBe(TempStore.Noon.AddDays(3));
        (await store.Writer.HasSitemapPartAsync(part with { Number = 2 })).ShouldBeFalse();

        async Task<List<SitemapAddress>> ReadAsync() => await store.Writer.ReadSitemapPartAsync(part).ToListAsync();
    }

    [Fact]
    public async Task A_full_part_is_valid_and_within_the_protocols_limits()
    {
        var longest = string.Concat(Enumerable.Repeat("a", 80));
        var addresses = Enumerable.Range(0, SitemapPart.MaxAddresses)
            .Select(i => new SitemapAddress { Path = $"/compare/{longest[..74]}{i:000000}-vs-{longest}", ChangedAt = TempStore.Noon })
                .ToAsyncEnumerable();
        var xml = await WriteAsync(output =>
            SitemapXml.WritePartAsync(output, addresses, path => $"https://verdicts.example{path}?a=1&b=<2>"));
        Encoding.UTF8.GetByteCount(xml).ShouldBeLessThan((int)MaxBytes);
        Addresses(xml, "urlset").Count.ShouldBe(SitemapPart.MaxAddresses);
    }

    [Fact]
    public async Task Half_a_million_rows_need_an_index_of_few_parts()
    {
        using var store = new TempStore();
        store.Writer.Execute(ToolSql, new { id = 1, slug = "first", identity = "1" });
        store.Writer.Execute(ToolSql, new { id = 500_000, slug = "last", identity = "2" });
        (await store.Writer.ListSitemapPartsAsync(SitemapPart.MaxAddresses)).Select(part => part.Path)
            .ShouldBe(["/sitemaps/tools-1.xml", "/sitemaps/tools-50.xml"]);
    }

    [Theory]
    [InlineData("/sitemaps/tools-2.xml")]
    [InlineData("/sitemaps/tools-0.xml")]
    [InlineData("/sitemaps/tools-01.xml")]
    [InlineData("/sitemaps/tools--1.xml")]
    [InlineData("/sitemaps/tools-99999999999999999999.xml")]
    [InlineData("/sitemaps/tools-.xml")]
    [InlineData("/sitemaps/pages-2.xml")]
    [InlineData("/sitemaps/Tools-1.xml")]
    [InlineData("/sitemaps/reviews-1.xml")]
    [InlineData("/sitemaps/tools-1")]
    [InlineData("/sitemaps/2147483647.xml")]
    [InlineData("/sitemaps/comparisons-2147483647.xml")]
    public async Task A_part_that_does_not_exist_is_404(string path)
    {
        using var response = await site.Client.GetAsync(path);
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("/sitemaps/pages-1.xml")]
    [InlineData("/sitemaps/tools-1.xml")]
    [InlineData("/sitemaps/comparisons-1.xml")]
    public async Task A_part_is_asked_for_again_at_the_cost_of_a_304_until_something_is_imported(string path)
    {
        var store = TempStore.With(Seeds.PathOf(2));
        await using var host = await SiteHost.OverAsync(store);
        var tag = await TagAsync(HttpMethod.Get, HttpStatusCode.OK, known: null);
        (await TagAsync(HttpMethod.Head, HttpStatusCode.OK, known: null)).ShouldBe(tag);
        (await TagAsync(HttpMethod.Get, HttpStatusCode.NotModified, tag)).ShouldBe(tag);
        store.Import(Seeds.PathOf(1));
        // The import adds no category, so that the part of other pages stays as it is.
        if (path.Contains("pages", StringComparison.Ordinal))
            return;
        // The cache looks for changes four times a second.
        await Wait.UntilAsync(
            async () => (await host.Client.GetAsync(path)).Headers.ETag!.ToString() != tag.ToString(), "the changed part");
        (await TagAsync(HttpMethod.Get, HttpStatusCode.OK, tag)).ShouldNotBe(tag);

        async Task<EntityTagHeaderValue> TagAsync(HttpMethod method, HttpStatusCode status, EntityTagHeaderValue? known)
        {
            using var request = new HttpRequestMessage(method, path);
            if (known is not null)
                request.Headers.IfNoneMatch.Add(known);
            using var response = await host.Client.SendAsync(request);
            response.StatusCode.ShouldBe(status);
            response.Headers.CacheControl!.ToString().ShouldBe("public, max-age=60, stale-while-revalidate=600");
            if (method == HttpMethod.Head || status == HttpStatusCode.NotModified)
                (await response.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
            return response.Headers.ETag.ShouldNotBeNull();
        }
    }

    private const string ToolSql = "INSERT INTO tools (id, slug, identity, name, tagline) VALUES (@id, @slug, @identity, @slug, '')";

    private const string CaptureSql =
        "INSERT INTO captures (id, sha256, file_name, form, media, address, imported_at) VALUES (@id, @sha256, '', 'rich', 'text', "
        + "@address, @importedAt); INSERT INTO revisions (id, recorded_at) VALUES (@id, @importedAt); "
        + "INSERT INTO sightings (capture_id, revision_id) VALUES (@id, @id)";

    /// <summary>A store in which captures show comparisons again and again, in turn.</summary>
    private static TempStore Generated(int tools, int captures, int comparisons)
    {
        var store = new TempStore();
        for (var id = 1; id <= tools; id++)
            store.Writer.Execute(ToolSql, new { id, slug = $"tool-{id}", identity = $"{id}" });
        for (var id = 1; id <= captures; id++)
            store.Writer.Execute(CaptureSql,
                new { id, sha256 = $"{id:x64}", address = $"tool-{id % comparisons}-vs-tool-{id % comparisons + 1}",
                importedAt = TempStore.Noon });
        return store;
    }

    /// <summary>The addresses in a file, which is held against the rules of sitemaps.org.</summary>
    private static List<string> Addresses(string xml, string root)
    {
        xml.ShouldStartWith("<?xml version=\"1.0\" encoding=\"utf-8\"?>");
        var document = XDocument.Parse(xml);
        document.Root!.Name.ShouldBe(Names + root);
        var entries = document.Root.Elements().ToList();
        entries.Count.ShouldBeInRange(1, SitemapPart.MaxAddresses);
        foreach (var entry in entries)
        {
            entry.Name.ShouldBe(Names + (root == "urlset" ? "url" : "sitemap"));
            entry.Elements().Select(element => element.Name.LocalName).ShouldBeSubsetOf(["loc", "lastmod"]);
            var loc = entry.Element(Names + "loc")!.Value;
            Uri.TryCreate(loc, UriKind.Absolute, out var url).ShouldBeTrue(loc);
            (url!.Scheme is "http" or "https" && loc.Length < 2048).ShouldBeTrue(loc);
            if (entry.Element(Names + "lastmod") is { } changed)
                DateTimeOffset.TryParseExact(changed.Value, "yyyy-MM-dd'T'HH:mm:ss'Z'", null,
                    System.Globalization.DateTimeStyles.AssumeUniversal, out _).ShouldBeTrue(changed.Value);
        }

        return entries.ConvertAll(entry => entry.Element(Names + "loc")!.Value);
    }

    private static async Task<string> WriteAsync(Func<Stream, Task> write)
    {
        using var output = new MemoryStream();
        await write(output);
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
