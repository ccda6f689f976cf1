using System.Data.Common;
using ToolVerdicts.Load.Scale;
using ToolVerdicts.Search;
using ToolVerdicts.Store;

namespace ToolVerdicts.Tests.Search;

/// <summary>Tools are found by their names, however these are typed, among a thousand names that resemble each other.</summary>
public sealed class NameSearchTests : IClassFixture<NameSearchTests.Names>
{
    private readonly Database _database;

    public NameSearchTests(Names names) => _database = names.Store.Database;

    // The load tests have a command for all of the thousand.
    [Fact]
    public async Task Names_are_found_exactly_closed_up_parted_and_with_one_wrong_letter()
    {
        await using var store = await _database.OpenConnectionAsync();
        foreach (var (kind, found, of, asked) in await TypedNames.MeasureAsync(store, every: 20))
            found.ShouldBeGreaterThanOrEqualTo((int)(asked * of), kind);
    }

    [Theory]
    [InlineData("C++", "C++", "C++ Pilot")]
    [InlineData("c#", "C#", "C# Mentor")]
    [InlineData(".net", ".NET", ".NET Quill")]
    [InlineData("gpx-4.1", "GPX-4.1")]
    [InlineData("gpx41", "GPX-41", "GPX-4.1")]
    [InlineData("gpx 4.1", "GPX-4.1", "GPX-41")]
    [InlineData("kimora k 2.5", "Kimora K2.5")]
    [InlineData("言", "智谱清言")]
    [InlineData("编码", "通义编码 2")]
    [InlineData("は 7b", "ことのは 7B")]
    [InlineData("cafe muller", "Café Müller")]
    [InlineData("🤗", "🤗", "🤗 Kernels")]
    [InlineData("🚀", "Kernels 🚀")]
    [InlineData("yahoot", "Yahoot!")]
    public async Task A_name_comes_before_names_that_begin_so(string typed, params string[] names)
    {
        await using var store = await _database.OpenConnectionAsync();
        (await TypedNames.FindAsync(store, typed, names.Length)).ShouldBe(names);
        (await SuggestAsync(store, typed)).Take(names.Length).ShouldBe(names);
    }

    [Theory]
    [InlineData("c++", "C#")]
    [InlineData("c#", "C++")]
    [InlineData(".net", "Nemora 3")]
    public async Task A_sign_tells_names_apart(string typed, string other)
    {
        await using var store = await _database.OpenConnectionAsync();
        (await TypedNames.FindAsync(store, typed, 50)).ShouldNotContain(other);
    }

    [Theory]
    [InlineData("lumora 9")]
    [InlineData("gpx-6")]
    [InlineData("gpz")]
    public async Task Digits_and_short_words_are_not_corrected(string typed)
    {
        await using var store = await _database.OpenConnectionAsync();
        (await TypedNames.FindAsync(store, typed, 50)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("???")]
    [InlineData("++")]
    [InlineData("-")]
    public async Task Signs_alone_that_no_name_begins_with_search_nothing(string typed)
    {
        await using var store = await _database.OpenConnectionAsync();
        (await store.FindMatchesAsync(typed)).IsAll.ShouldBeTrue();
        (await store.SuggestToolsAsync(typed, 10)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_name_that_comes_first_is_listed_once_and_counted_once_on_any_page()
    {
        await using var store = await _database.OpenConnectionAsync();
        var matches = await store.FindMatchesAsync("lumora");
        var filter = new ToolFilter(matches, Category: null, Price: null, Verdict: null, ToolSort.Relevance);
        var listed = new List<string>();
        for (var page = 1; page <= 3; page++)
            listed.AddRange((await store.ListToolsAsync(filter, page, 6)).Select(tool => $"{tool.Slug}"));
        listed.Count.ShouldBe(16);
        listed.Distinct().Count().ShouldBe(16);
        (await store.CountFacetsAsync(matches)).Count(filter).ShouldBe(16);
    }

    private static async Task<List<string>> SuggestAsync(DbConnection store, string typed) =>
        (await store.SuggestToolsAsync(typed, 3)).Select(tool => tool.Name).ToList();

    public sealed class Names : IDisposable
    {
        public Names() => TypedNames.Fill(Store.Writer);

        internal TempStore Store { get; } = new();

        public void Dispose() => Store.Dispose();
    }
}
