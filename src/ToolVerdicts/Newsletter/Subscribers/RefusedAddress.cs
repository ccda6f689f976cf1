namespace ToolVerdicts.Newsletter.Subscribers;

/// <summary>Addresses that their owners had erased, to which nothing is sent again. Only a keyed hash of each is stored.</summary>
public sealed class RefusedAddress(SiteKey site)
{
    internal const string AddSql = "INSERT INTO refused_addresses (hash) VALUES (@hash) ON CONFLICT (hash) DO NOTHING";
    internal const string HasSql = "SELECT COUNT(*) FROM refused_addresses WHERE hash = @hash";

    private readonly byte[] _key = site.For("refused address");

    /// <summary>True when the owner of this address had it erased.</summary>
    public bool Contains(DbConnection store, MailboxAddress address) =>
        store.ExecuteScalar<long>(HasSql, new { hash = Hash(address.Key) }) > 0;

    /// <summary>The hash of the key of an address, as lower-case hexadecimal digits.</summary>
    public string HexOf(string key) => Convert.ToHexStringLower(Hash(key));

    /// <summary>Refuses an address by the hash of its key. False when it is refused already.</summary>
    public bool AddHash(DbConnection store, string hash) => store.Execute(AddSql, new { hash = Convert.FromHexString(hash) }) > 0;

    internal void Add(DbConnection store, string key) => store.Execute(AddSql, new { hash = Hash(key) });

    private byte[] Hash(string key) => HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(key));
}
