namespace ToolVerdicts.Checking;

/// <summary>The addresses that tools have in the checked store, so that a replay gives them the same.</summary>
internal sealed class ReplayedSlugs
{
    internal const string SlugsSql =
        """
        SELECT COALESCE(CAST(slug AS TEXT), ''), COALESCE(CAST(name AS TEXT), ''), COALESCE(CAST(tagline AS TEXT), ''),
               CAST(identity AS TEXT),
               (SELECT CAST(x.before AS TEXT) FROM changes x WHERE x.tool_id = tools.id AND x.fact = 'renamed' ORDER BY x.id LIMIT 1)
        FROM tools
        """;

    internal const string OthersSql =
        """
        SELECT CAST(i.identity AS TEXT) FROM tool_identities i
        WHERE i.identity IS NOT NULL AND NOT EXISTS (SELECT 1 FROM tools t WHERE t.identity = i.identity)
        """;

    private readonly Dictionary<string, Slug> _slugs = new(StringComparer.Ordinal);

    // Keys of renamed tools: the captures' addresses hold a newer slug than the replay needs.
    private readonly HashSet<string> _renamed = new(StringComparer.Ordinal);

    // The digests of identities under which captures know a tool that has another one of its own.
    private readonly HashSet<string> _others = new(StringComparer.Ordinal);

    /// <summary>The slugs by <see cref="ToolIdentity.Key"/>, each the one before the first rename.</summary>
    public IReadOnlyDictionary<string, Slug> Known => _slugs;

    /// <summary>Reads the slugs of a store.</summary>
    public void Load(DbConnection store)
    {
        _others.UnionWith(store.Query<string>(OthersSql));
        foreach (var (text, name, tagline, identity, former) in store.Query<(string, string, string, string?, string?)>(SlugsSql))
        {
            // A well-formed slug beside the name and tagline of the identity is used; otherwise Recover uses the capture's address.
            var key = new ToolIdentity(name, tagline).Key;
            if (Wording.Digest(key) == identity && Slug.TryParse(former ?? text, out var slug))
                _slugs[key] = slug;
            if (former is not null)
                _renamed.Add(key);
        }
    }

    /// <summary>Recovers the slug of a tool whose row is damaged or missing, which the address of a capture holds.</summary>
    /// <exception cref="CaptureRefusedException">The file is no capture.</exception>
    public void Recover(StoredPage page, CaptureFile file)
    {
        if (!ComparisonAddress.TryParse(page.Address, out var slugs) || slugs.Except(_slugs.Values).ToList() is not [var slug])
            return;
        var others = CaptureParser.Parse(file).Tools.Select(tool => tool.Identity)
            .Where(tool => !_renamed.Contains(tool.Key) && !_others.Contains(Wording.Digest(tool.Key))
                && !(_slugs.TryGetValue(tool.Key, out var known) && slugs.Contains(known)))
            .ToList();
        // A tool with another slug may be right, and the address damaged.
        if (others is [var other] && (!_slugs.ContainsKey(other.Key) || SlugAssignment.Assign([other], _ => false)[other.Key] == slug))
            _slugs[other.Key] = slug;
    }
}
