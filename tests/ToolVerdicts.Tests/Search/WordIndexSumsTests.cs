using Dapper;
using ToolVerdicts.Importing;
using ToolVerdicts.Search;
using ToolVerdicts.Store;

namespace ToolVerdicts.Tests.Search;

public sealed class WordIndexSumsTests : IDisposable
{
    private readonly TempStore _store = TempStore.With(Seeds.Paths.Take(3));

    [Fact]
    public void Indexes_that_nothing_is_known_of_are_made_anew_and_find_again_what_FTS5_does_not_miss()
    {
        _store.Writer.HasWordIndexSums().ShouldBeFalse();
        _store.Writer.Execute("INSERT INTO tool_texts (tool_texts) VALUES ('optimize'); CREATE VIRTUAL TABLE temp.words USING fts5vocab (main, tool_texts, row)");
        // The last word of a page, which is said to stand on the next. What begins with 0 is no beginning of words.
        var page = _store.Writer.ExecuteScalar<byte[]>("SELECT MAX(term) FROM tool_texts_idx WHERE term < x'31'");
        var word = _store.Writer.ExecuteScalar<string>("SELECT MAX(term) FROM temp.words WHERE CAST('0' || term AS BLOB) < @page", new { page })!;
        Count(word).ShouldBePositive();
        _store.Writer.Execute("UPDATE tool_texts_idx SET term = CAST('0' || @word AS BLOB) WHERE term = @page", new { word, page }).ShouldBe(1);
        _store.Writer.Execute("INSERT INTO tool_texts (tool_texts) VALUES ('integrity-check')");
        Count(word).ShouldBe(0);

        _store.Writer.RequireWordIndexSums();
        Count(word).ShouldBePositive();
        _store.Writer.HasWordIndexSums().ShouldBeTrue();
        _store.Database.RequireWhole();
    }

    [Fact]
    public void An_import_knows_what_it_writes_and_one_that_is_cut_off_does_not_say_so()
    {
        _store.Writer.RequireWordIndexSums();
        Import(Seeds.Paths.Skip(3)).ShouldBe(2);
        _store.Writer.HasWordIndexSums().ShouldBeTrue();
        _store.Database.RequireWhole();

        // What was there before is not looked at, so it is not said to be whole.
        _store.Writer.ForgetWordIndexSums();
        Import(Seeds.Paths).ShouldBe(0);
        _store.Writer.HasWordIndexSums().ShouldBeFalse();

        using var other = TempStore.With([]);
        other.Writer.RequireWordIndexSums();
        using (var outcomes = new Importer(other.Writer, new FixedTime(TempStore.Noon)).Import(Seeds.Paths).GetEnumerator())
            outcomes.MoveNext().ShouldBeTrue();
        other.Writer.HasWordIndexSums().ShouldBeFalse();
        other.Database.RequireWhole();
    }

    [Theory]
    [InlineData("DELETE FROM word_index_sums WHERE name = 'tool_names'")]
    [InlineData("UPDATE word_index_sums SET name = 'tool_namer' WHERE name = 'tool_names'")]
    [InlineData("UPDATE word_index_sums SET sum = CAST(sum AS BLOB)")]
    public void A_sum_that_is_damaged_says_so(string damage)
    {
        _store.Writer.RequireWordIndexSums();
        _store.Writer.Execute(damage);
        Should.Throw<StoreException>(() => _store.Database.RequireWhole()).Message.ShouldContain("is damaged (search index tool_");
    }

    public void Dispose() => _store.Dispose();

    // The connection is new: FTS5 remembers what it has read.
    private long Count(string word)
    {
        using var store = _store.Database.OpenWriter();
        return store.ExecuteScalar<long>("SELECT COUNT(*) FROM tool_texts WHERE tool_texts MATCH @word", new { word });
    }

    private int Import(IEnumerable<string> paths) => new Importer(_store.Writer, new FixedTime(TempStore.Noon)).Import(paths).Count(outcome => outcome.Plan is not null);
}
