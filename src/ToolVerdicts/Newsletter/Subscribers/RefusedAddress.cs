namespace ToolVerdicts.Newsletter.Subscribers;

/// <summary>Addresses that were erased, and addresses and domains that an operator blocked: nothing is sent there. Only a keyed hash
/// of each is stored.</summary>
public sealed class RefusedAddress(SiteKey site)
{
    internal const string AddSql = "INSERT INTO refused_addresses (hash) VALUES (@hash) ON CONFLICT (hash) DO NOTHING";
    internal const string HasSql = "SELECT COUNT(*) FROM refused_addresses WHERE hash IN (@hash, @domain)";
    internal const string RemoveSql = "DELETE FROM refused_addresses WHERE hash = @hash";

    private readonly byte[] _key = site.For("refused address");

    /// <summary>True for an address that was erased or blocked, and for every address of a blocked domain.</summary>
    public bool Contains(DbConnection store, MailboxAddress address) =>
        store.ExecuteScalar<long>(HasSql, new { hash = Hash(address.Key), domain = Hash(KeyOfDomain(address.Domain)) }) > 0;

    /// <summary>The key of a whole domain, in place of that of an address.</summary>
    public static string KeyOfDomain(string domain) => $"@{domain}";

    /// <returns>False when nothing was blocked there.</returns>
    internal bool Remove(DbConnection store, string key) => store.Execute(RemoveSql, new { hash = Hash(key) }) > 0;

    /// <summary>The hash of the key of an address, as lower-case hexadecimal digits.</summary>
    public string HexOf(string key) => Convert.ToHexStringLower(Hash(key));

    /// <summary>Refuses an address by the hash of its key. False when it is refused already.</summary>
    public bool AddHash(DbConnection store, string hash) => store.Execute(AddSql, new { hash = Convert.FromHexString(hash) }) > 0;

    /// <summary>Refuses an address no longer, by the hash of its key. False when it was not refused.</summary>
    public bool RemoveHash(DbConnection store, string hash) =>
        store.Execute(RemoveSql, new { hash = Convert.FromHexString(hash) }) > 0;

    internal void Add(DbConnection store, string key) => store.Execute(AddSql, new { hash = Hash(key) });

    private byte[] Hash(string key) => HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(key));
}
