using System.Buffers.Text;

namespace ToolVerdicts.Bookmarks;

/// <summary>The secret address at which a visitor shows their list to others. A visitor has at most one, until it is replaced or revoked.
/// The store has only the hash of the secret part, so that nobody who reads the store or a backup can open a list.</summary>
public static class SharedBookmarks
{
    /// <summary>Random bytes in an address.</summary>
    public const int TokenBytes = 32;

    internal const string ShareSql =
        """
        INSERT INTO shared_bookmarks (owner, token_sha256, day) VALUES (@owner, @hash, @day)
        ON CONFLICT (owner) DO UPDATE SET token_sha256 = excluded.token_sha256, day = excluded.day
        """;

    internal const string StopSql = "DELETE FROM shared_bookmarks WHERE owner = @owner";
    internal const string OwnerSql = "SELECT owner FROM shared_bookmarks WHERE token_sha256 = @hash";
    internal const string SinceSql = "SELECT day FROM shared_bookmarks WHERE owner = @owner";

    /// <summary>The secret part of an address.</summary>
    /// <param name="random">At least <see cref="TokenBytes"/> random bytes.</param>
    public static string Token(ReadOnlySpan<byte> random) => Base64Url.EncodeToString(random[..TokenBytes]);

    /// <summary>Shares an owner's list at a secret address, which replaces an earlier one.</summary>
    public static void Share(this DbConnection store, Owner owner, string token, DateOnly today) =>
        store.Execute(ShareSql, new { owner, hash = TokenHash.Of(token), day = today });

    /// <summary>Revokes an owner's secret address; false when there was none.</summary>
    public static bool StopSharing(this DbConnection store, Owner owner) => store.Execute(StopSql, new { owner }) > 0;

    /// <summary>The owner of the list at a secret address; null when there is no list.</summary>
    public static Task<Owner?> FindSharerAsync(this DbConnection store, string token) =>
        store.QuerySingleOrDefaultAsync<Owner?>(OwnerSql, new { hash = TokenHash.Of(token) });

    /// <summary>The day since which an owner's list has its secret address; null when it has none.</summary>
    public static Task<DateOnly?> FindSharedSinceAsync(this DbConnection store, Owner owner) =>
        store.QuerySingleOrDefaultAsync<DateOnly?>(SinceSql, new { owner });
}
