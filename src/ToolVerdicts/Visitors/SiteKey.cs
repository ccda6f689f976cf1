using System.Security.Cryptography;
using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;
using ToolVerdicts.Store;

namespace ToolVerdicts.Visitors;

/// <summary>
/// The store's own secret: 256 random bits, drawn once and kept in the store, so that what visitors hold stays good after a restart, on another
/// machine and from a backup. Every purpose has a key of its own, derived with HKDF (RFC 5869), so that what one signs or hashes means nothing
/// to another.
/// </summary>
public sealed class SiteKey
{
    internal const string AddSql = "INSERT INTO site_key (id, key) VALUES (1, @key) ON CONFLICT (id) DO NOTHING";

    internal const string FindSql = "SELECT key FROM site_key WHERE id = 1";

    private const int Length = 32;

    private readonly byte[] _key;

    private SiteKey(byte[] key) => _key = key;

    /// <summary>The store's key, drawn now when it has none yet.</summary>
    /// <exception cref="StoreException">The store cannot be written.</exception>
    public static SiteKey Of(Database database)
    {
        using var store = database.OpenWriter();
        store.WorkBesideTheServer();
        store.Execute(AddSql, new { key = RandomNumberGenerator.GetBytes(Length) });
        return Of(store);
    }

    /// <summary>The key of a store that has one.</summary>
    public static SiteKey Of(SqliteConnection store) => new(store.QuerySingle<byte[]>(FindSql));

    /// <summary>The key for one purpose.</summary>
    public byte[] For(string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, _key, Length, info: Encoding.UTF8.GetBytes(purpose));
}
