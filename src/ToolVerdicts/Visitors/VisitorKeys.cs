namespace ToolVerdicts.Visitors;

/// <summary>The keys that visitors are known by, one a purpose.</summary>
public sealed class VisitorKeys(SiteKey site)
{
    /// <summary>Signs what a browser holds.</summary>
    public byte[] Signing { get; } = site.For("visitor signature");

    /// <summary>Hashes who voted.</summary>
    public byte[] Voting { get; } = site.For("voter");

    /// <summary>Hashes who saved a tool.</summary>
    public byte[] Saving { get; } = site.For("bookmark owner");
}
