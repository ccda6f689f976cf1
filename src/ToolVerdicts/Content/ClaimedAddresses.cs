namespace ToolVerdicts.Content;

/// <summary>The addresses and captured identities of all tools, of which each belongs to one.</summary>
internal sealed class ClaimedAddresses
{
    private readonly Dictionary<Slug, string> _addresses = [];
    private readonly Dictionary<string, string> _identities = [];

    /// <param name="paths">The paths of all tools' files, which claim the addresses that are their names.</param>
    public ClaimedAddresses(IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            if (Slug.TryParse(ContentPlace.NameOf(path), out var slug))
                _addresses.TryAdd(slug, path);
        }
    }

    /// <summary>Claims a former address for a file. One that is another's, or stands twice, is a fault.</summary>
    public void Claim(Slug address, string path, YamlNode place, FileFaults faults)
    {
        if (!_addresses.TryAdd(address, path))
            faults.Add(place, $"the address {address} belongs to {Owner(_addresses[address], path)}");
    }

    /// <summary>Claims a captured identity for a file. One that is another's, or stands twice, is a fault.</summary>
    public void Claim(ToolIdentity identity, string path, YamlNode place, FileFaults faults)
    {
        if (!_identities.TryAdd(identity.Key, path))
            faults.Add(place, $"the identity {Excerpt.Of(identity.Name)} belongs to {Owner(_identities[identity.Key], path)}");
    }

    private static string Owner(string owner, string path) => owner == path ? "this tool already" : owner;
}
