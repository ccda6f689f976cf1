using System.Security.Cryptography;
using System.Text;
using Dapper;
using ToolVerdicts.Bookmarks;
using ToolVerdicts.Store;
using ToolVerdicts.Tests.Reviews;
using ToolVerdicts.Text;
using ToolVerdicts.Visitors;

namespace ToolVerdicts.Tests.Bookmarks;

public sealed class BookmarkStoreTests : IDisposable
{
    private readonly TempStore _store = new();
    private readonly Owner _owner = RandomBookmarks.NewOwner(new Random(1));
    private readonly Owner _other = RandomBookmarks.NewOwner(new Random(2));

    public BookmarkStoreTests() => _store.AddRandomPanels(seed: 1, tools: Bookmark.Most + 2);

    [Fact]
    public void Saving_and_removing_are_states_and_touch_nobody_else()
    {
        foreach (var owner in (Owner[])[_owner, _owner, _other])
            _store.Writer.SaveTool(owner, 1, RandomBookmarks.Today).ShouldBeTrue();
        _store.Writer.SetNote(_owner, 1, "Mine.").ShouldBeTrue();
        _store.Writer.SaveTool(_owner, 1, RandomBookmarks.Today.AddDays(1)).ShouldBeTrue();
        var mine = new SavedTool(Slug.Parse("tool-1"), RandomBookmarks.Today, "Mine.");
        _store.SavedBy(_owner).ShouldBe([mine], "what is saved stays as it is");

        _store.Writer.RemoveTool(_owner, 1).ShouldBe(mine, "what is removed can be saved again");
        _store.Writer.RemoveTool(_owner, 1).ShouldBeNull();
        _store.Writer.SetNote(_owner, 1, "Gone.").ShouldBeFalse();
        _store.SavedBy(_owner).ShouldBeEmpty();
        _store.SavedBy(_other).Count.ShouldBe(1);
    }

    [Fact]
    public void What_was_removed_is_saved_again_with_its_day_and_note_and_overwrites_no_note()
    {
        var mine = new SavedTool(Slug.Parse("tool-1"), RandomBookmarks.Today.AddDays(-9), "Mine.");
        _store.Writer.SaveTool(_owner, 1, mine.Day, mine.Note).ShouldBeTrue();
        _store.SavedBy(_owner).ShouldBe([mine]);
        _store.Writer.SaveTool(_owner, 1, RandomBookmarks.Today, "Another.").ShouldBeTrue();
        _store.SavedBy(_owner).ShouldBe([mine]);
        _store.Writer.SetNote(_owner, 1, note: null);
        _store.Writer.SaveTool(_owner, 1, RandomBookmarks.Today, "Another.").ShouldBeTrue();
        _store.SavedBy(_owner).ShouldBe([mine with { Note = "Another." }], "it stays on its day");
    }

    [Fact]
    public void The_most_that_a_visitor_keeps_is_kept_and_one_more_is_refused()
    {
        for (var tool = 1; tool <= Bookmark.Most; tool++)
            _store.Writer.SaveTool(_owner, tool, RandomBookmarks.Today).ShouldBeTrue();
        _store.Writer.SaveTool(_owner, Bookmark.Most + 1, RandomBookmarks.Today).ShouldBeFalse();
        _store.Writer.SaveTool(_owner, 1, RandomBookmarks.Today).ShouldBeTrue("it is saved already");
        var oneMore = Slug.Parse($"tool-{Bookmark.Most + 1}");
        _store.Unite(_owner, [new SavedTool(oneMore, RandomBookmarks.Today, Note: null)]).NoRoom.ShouldBe([oneMore]);
        _store.SavedBy(_owner).Count.ShouldBe(Bookmark.Most);

        _store.Writer.RemoveTool(_owner, 1);
        _store.Writer.SaveTool(_owner, Bookmark.Most + 1, RandomBookmarks.Today).ShouldBeTrue();
    }

    [Fact]
    public async Task A_shared_list_is_found_by_its_address_until_it_is_replaced_or_revoked()
    {
        var (first, second) = (SharedBookmarks.Token(new byte[32]), SharedBookmarks.Token(RandomNumberGenerator.GetBytes(32)));
        _store.Writer.Share(_owner, first, RandomBookmarks.Today);
        (await _store.Writer.FindSharerAsync(first)).ShouldBe(_owner);
        (await _store.Writer.FindSharedSinceAsync(_owner)).ShouldBe(RandomBookmarks.Today);

        _store.Writer.Share(_owner, second, RandomBookmarks.Today.AddDays(1));
        (await _store.Writer.FindSharerAsync(first)).ShouldBeNull();
        (await _store.Writer.FindSharerAsync(second)).ShouldBe(_owner);

        _store.Writer.StopSharing(_owner).ShouldBeTrue();
        _store.Writer.StopSharing(_owner).ShouldBeFalse();
        (await _store.Writer.FindSharerAsync(second)).ShouldBeNull();
        (await _store.Writer.FindSharedSinceAsync(_owner)).ShouldBeNull();
    }

    [Fact]
    public void An_address_is_256_random_bits_and_the_store_has_only_its_fingerprint()
    {
        var token = SharedBookmarks.Token(RandomNumberGenerator.GetBytes(SharedBookmarks.TokenBytes));
        token.ShouldMatch("^[A-Za-z0-9_-]{43}$");
        _store.Writer.Share(_owner, token, RandomBookmarks.Today);
        _store.Writer.QuerySingle<byte[]>("SELECT token_sha256 FROM shared_bookmarks")
            .ShouldBe(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
        _store.Writer.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        File.ReadAllBytes(_store.Database.FilePath).AsSpan().IndexOf(Encoding.UTF8.GetBytes(token)).ShouldBe(-1);
    }

    [Fact]
    public async Task Forgetting_removes_bookmarks_and_shares_of_one_visitor()
    {
        foreach (var owner in (Owner[])[_owner, _other])
        {
            _store.Writer.SaveTool(owner, 1, RandomBookmarks.Today);
            _store.Writer.Share(owner, SharedBookmarks.Token(RandomNumberGenerator.GetBytes(32)), RandomBookmarks.Today);
        }

        _store.Writer.InTransaction(() =>
        {
            _store.Writer.ForgetBookmarks(_owner);
            return true;
        });
        _store.SavedBy(_owner).ShouldBeEmpty();
        (await _store.Writer.FindSharedSinceAsync(_owner)).ShouldBeNull();
        _store.SavedBy(_other).Count.ShouldBe(1);
        (await _store.Writer.FindSharedSinceAsync(_other)).ShouldNotBeNull();
    }

    [Fact]
    public void A_voter_and_an_owner_are_not_known_by_the_same_hash()
    {
        var keys = new VisitorKeys(SiteKey.Of(_store.Database));
        var visitor = VisitorId.New(RandomNumberGenerator.GetBytes(16), RandomBookmarks.Today);
        keys.OwnerOf(visitor).Hex.ShouldNotBe(keys.VoterOf(visitor).Hex);
    }

    public void Dispose() => _store.Dispose();
}
