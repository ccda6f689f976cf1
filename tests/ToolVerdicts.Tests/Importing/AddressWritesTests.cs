using Dapper;
using ToolVerdicts.Checking;
using ToolVerdicts.Importing;
using ToolVerdicts.Search;
using ToolVerdicts.Text;
using ToolVerdicts.Tools;

namespace ToolVerdicts.Tests.Importing;

public sealed class AddressWritesTests : IDisposable
{
    private readonly TempStore _store = TempStore.With(Seeds.Paths);

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task A_renamed_tool_has_its_new_slug_in_every_row_and_is_found_by_both()
    {
        _store.Writer.Rename(IdOf("mistral-3-small-22b"), Slug.Parse("small"));
        _store.Writer.Query<string>("SELECT DISTINCT slug FROM listings").ShouldNotContain("mistral-3-small-22b");
        _store.Writer.Query<string>("SELECT address FROM captures").ShouldBe(
            ["ml-intern-vs-small", "mistral-8x22b-v2-vs-smollm3", "modal-gpu-serverless-inference-vs-small", "small-vs-smolvlm2",
                "mistral-medium-3-72b-instruct-vs-smolvlm-3b"],
            ignoreOrder: true);
        (await MovedAsync("mistral-3-small-22b", "ml-intern", "a", "b", "c")).ShouldBe(["mistral-3-small-22b small"]);
        StoreCheck.Run(_store.Database)
            .ShouldBe(["former address mistral-3-small-22b: no capture says so"], "the repeated imports know of no rename yet");
    }

    [Fact]
    public async Task Each_former_address_leads_to_the_tool_of_today_in_one_hop()
    {
        var (small, intern) = (IdOf("mistral-3-small-22b"), IdOf("ml-intern"));
        _store.Writer.Rename(small, Slug.Parse("b"));
        _store.Writer.Rename(small, Slug.Parse("c"));
        (await MovedAsync("mistral-3-small-22b", "b", "c")).ShouldBe(["b c", "mistral-3-small-22b c"]);
        _store.Writer.Hide(small);
        (await MovedAsync("mistral-3-small-22b", "b", "c")).ShouldBeEmpty();
        _store.Writer.AddFormerAddress(Slug.Parse("c"), intern);
        (await MovedAsync("mistral-3-small-22b", "b", "c")).ShouldBe(["b ml-intern", "c ml-intern", "mistral-3-small-22b ml-intern"]);
    }

    [Fact]
    public async Task A_tool_gets_an_address_back_that_it_had()
    {
        var id = IdOf("ml-intern");
        var before = _store.Dump();
        _store.Writer.Rename(id, Slug.Parse("intern"));
        _store.Writer.Rename(id, Slug.Parse("ml-intern"));
        (await MovedAsync("ml-intern", "intern")).ShouldBe(["intern ml-intern"]);
        _store.Writer.Execute("DELETE FROM former_addresses");
        _store.Dump().ShouldBe(before);
    }

    [Fact]
    public void An_address_that_another_tool_has_or_had_is_refused()
    {
        var (intern, small) = (IdOf("ml-intern"), IdOf("mistral-3-small-22b"));
        _store.Writer.Rename(intern, Slug.Parse("intern"));
        Should.Throw<InvalidOperationException>(() => _store.Writer.Rename(small, Slug.Parse("intern")));
        Should.Throw<InvalidOperationException>(() => _store.Writer.Rename(small, Slug.Parse("ml-intern")));
    }

    [Fact]
    public async Task The_slug_of_a_listed_tool_is_no_former_address()
    {
        _store.Writer.AddFormerAddress(Slug.Parse("ml-intern"), IdOf("smollm3"));
        _store.Writer.AddFormerAddress(Slug.Parse("old"), IdOf("smollm3"));
        _store.Writer.AddFormerAddress(Slug.Parse("old"), IdOf("smolvlm2"));
        (await MovedAsync("ml-intern", "old")).ShouldBe(["old smollm3"]);
    }

    [Fact]
    public void A_new_tool_takes_no_address_that_another_had()
    {
        using var store = new TempStore();
        var id = store.Writer.ExecuteScalar<long>(
            "INSERT INTO tools (slug, identity, name, tagline) VALUES ('today', 'x', 'Today', '') RETURNING id");
        store.Writer.AddFormerAddress(Slug.Parse("ml-intern"), id);
        store.ImportText(Seeds.Text(0)).Refusal.ShouldBeNull();
        store.Writer.Query<string>("SELECT slug FROM tools WHERE slug <> 'today'").AsList()
            .ShouldAllBe(slug => slug.StartsWith("ml-intern-") || slug == "mistral-3-small-22b");
    }

    [Fact]
    public async Task A_hidden_tool_is_found_by_no_words_and_after_it_is_shown_by_all()
    {
        var before = _store.Dump();
        _store.Writer.Hide(IdOf("ml-intern"));
        (await FindAsync("intern")).ShouldBeEmpty();
        _store.Writer.ExecuteScalar<long>("SELECT COUNT(*) FROM tool_texts WHERE tool_texts MATCH 'name:intern'").ShouldBe(0);
        // An import settles the tool again.
        _store.Writer.IndexTool(IdOf("ml-intern"));
        (await FindAsync("intern")).ShouldBeEmpty();
        _store.Writer.Show(IdOf("ml-intern"));
        (await FindAsync("intern")).ShouldBe(["ml-intern"]);
        _store.Dump().ShouldBe(before);
        StoreCheck.Run(_store.Database).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_tool_that_is_shown_again_is_neither_moved_nor_removed()
    {
        _store.Writer.Remove(IdOf("ml-intern"), "Its maker asked.", new DateOnly(2026, 11, 20));
        _store.Writer.AddFormerAddress(Slug.Parse("ml-intern"), IdOf("smollm3"));
        await using var store = await _store.Database.OpenConnectionAsync();
        (await store.FindRemovedAsync([Slug.Parse("smollm3"), Slug.Parse("ml-intern")]))
            .ShouldBe(new Removal(Slug.Parse("ml-intern"), "Its maker asked.", new DateOnly(2026, 11, 20)));
        _store.Writer.Show(IdOf("ml-intern"));
        (await store.FindRemovedAsync([Slug.Parse("ml-intern")])).ShouldBeNull();
        (await MovedAsync("ml-intern")).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_former_address_of_a_removed_tool_is_removed_too()
    {
        var id = IdOf("ml-intern");
        _store.Writer.Rename(id, Slug.Parse("intern"));
        _store.Writer.Remove(id, "Its maker asked.", new DateOnly(2026, 11, 20));
        await using var store = await _store.Database.OpenConnectionAsync();
        (await store.FindRemovedAsync([Slug.Parse("ml-intern")]))!.Because.ShouldBe("Its maker asked.");
        (await MovedAsync("ml-intern")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("INSERT INTO former_addresses VALUES ('old', 1)", "former address old: no capture says so")]
    [InlineData("INSERT INTO removed_tools VALUES ('old', 'x', '2026-11-20')", "removed tool old: no capture says so")]
    [InlineData("UPDATE tools SET is_hidden = 1 WHERE slug = 'smollm3'", "tool smollm3: is_hidden is 1, but the captures say 0")]
    public void The_check_finds_and_mends_what_no_revision_wrote(string tampering, string finding)
    {
        _store.Writer.Execute(tampering);
        StoreCheck.Run(_store.Database).ShouldBe([finding]);
        StoreMend.Run(_store.Database, [], TempStore.Noon).Left.ShouldBeEmpty();
        StoreCheck.Run(_store.Database).ShouldBeEmpty();
    }

    private long IdOf(string slug) => _store.Writer.ExecuteScalar<long>("SELECT id FROM tools WHERE slug = @slug", new { slug });

    private async Task<IEnumerable<string>> MovedAsync(params string[] slugs)
    {
        await using var store = await _store.Database.OpenConnectionAsync();
        return (await store.FindMovedAsync([.. Slug.FindIn(slugs)])).Select(moved => $"{moved.Key} {moved.Value}")
            .Order(StringComparer.Ordinal);
    }

    private async Task<IEnumerable<string>> FindAsync(string word)
    {
        await using var store = await _store.Database.OpenConnectionAsync();
        return (await store.SuggestToolsAsync(word, limit: 10)).Select(tool => tool.Slug.ToString());
    }
}
