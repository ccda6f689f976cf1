namespace ToolVerdicts.Visitors;

/// <summary>The keys under which a visitor is signed and hashed, one for each purpose.</summary>
public sealed class VisitorKeys(SiteKey site)
{
    // In bytes: the length of the random number that is hashed.
    private const int HashLength = 16;

    private readonly byte[] _voting = site.For("voter");
    private readonly byte[] _saving = site.For("bookmark owner");

    /// <summary>Signs the number that a browser holds.</summary>
    public byte[] Signing { get; } = site.For("visitor signature");

    public Voter VoterOf(VisitorId visitor) => new(Hash(visitor, _voting));
    public Owner OwnerOf(VisitorId visitor) => new(Hash(visitor, _saving));

    private static string Hash(VisitorId visitor, byte[] key) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, Convert.FromHexString(visitor.Value)).AsSpan(0, HashLength));
}
