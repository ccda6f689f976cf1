namespace ToolVerdicts.Visitors;

/// <summary>The secret of a store: 256 random bits, generated once and stored, so that visitors' cookies stay valid after a restart,
/// on another machine and from a backup. Each purpose has its own key, derived with HKDF (RFC 5869), so that a signature or hash for one
/// purpose is worthless for another.</summary>
public sealed class SiteKey
{
    internal const string AddSql = "INSERT INTO site_key (id, key) VALUES (1, @key) ON CONFLICT (id) DO NOTHING";
    internal const string FindSql = "SELECT key FROM site_key WHERE id = 1";

    private const int Length = 32;

    private readonly byte[] _key;

    private SiteKey(byte[] key) => _key = key;

    /// <summary>The key of a store, generated now when it has none.</summary>
    /// <exception cref="StoreException">The store cannot be written.</exception>
    public static SiteKey Of(Database database)
    {
        using var store = database.OpenWriter();
        store.DisableAutoCheckpoint();
        store.Execute(AddSql, new { key = RandomNumberGenerator.GetBytes(Length) });
        return Of(store);
    }

    /// <summary>The key of a store that has one.</summary>
    public static SiteKey Of(DbConnection store) => new(store.QuerySingle<byte[]>(FindSql));

    /// <summary>Derives the 256-bit key of a purpose.</summary>
    public byte[] For(string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, _key, Length, info: Encoding.UTF8.GetBytes(purpose));
}
