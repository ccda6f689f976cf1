using System.Buffers.Text;
using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using ToolVerdicts.Visitors;

namespace ToolVerdicts.Bookmarks;

/// <summary>
/// The secret address at which a visitor shows their list to others: one at a time, until it is replaced or revoked. The store has only a fingerprint of
/// it, so that whoever reads the store or a backup cannot open a list.
/// </summary>
public static class SharedBookmarks
{
    /// <summary>Random bytes in an address.</summary>
    public const int TokenBytes = 32;

    // The later address replaces the earlier one by the unique key.
    internal const string ShareSql =
        """
        INSERT INTO shared_bookmarks (owner, token_sha256, day) VALUES (@owner, @hash, @day)
        ON CONFLICT (owner) DO UPDATE SET token_sha256 = excluded.token_sha256, day = excluded.day
        """;

    internal const string StopSql = "DELETE FROM shared_bookmarks WHERE owner = @owner";

    internal const string OwnerSql = "SELECT owner FROM shared_bookmarks WHERE token_sha256 = @hash";

    internal const string SinceSql = "SELECT day FROM shared_bookmarks WHERE owner = @owner";

    /// <summary>The secret part of an address.</summary>
    /// <param name="random">As many random bytes as <see cref="TokenBytes"/>.</param>
    public static string Token(ReadOnlySpan<byte> random) => Base64Url.EncodeToString(random[..TokenBytes]);

    /// <summary>Shows an owner's list at a secret address, and no longer at the one before.</summary>
    /// <returns>True: it always can.</returns>
    public static bool Share(this SqliteConnection store, Owner owner, string token, DateOnly today) =>
        store.Execute(ShareSql, new { owner, hash = TokenHash.Of(token), day = today }) > 0;

    /// <summary>Revokes an owner's secret address, if there is one.</summary>
    /// <returns>False when there was none.</returns>
    public static bool StopSharing(this SqliteConnection store, Owner owner) => store.Execute(StopSql, new { owner }) > 0;

    /// <summary>Whose list stands at a secret address; null when none does.</summary>
    public static Task<Owner?> FindSharerAsync(this DbConnection store, string token) =>
        store.QuerySingleOrDefaultAsync<Owner?>(OwnerSql, new { hash = TokenHash.Of(token) });

    /// <summary>The day since which an owner's list stands at its secret address; null when there is none.</summary>
    public static Task<DateOnly?> FindSharedSinceAsync(this DbConnection store, Owner owner) =>
        store.QuerySingleOrDefaultAsync<DateOnly?>(SinceSql, new { owner });
}
