namespace ToolVerdicts.Importing;

/// <summary>Finds the listed tools that a new identity may be. Indexes find few candidates, of which the rule decides.</summary>
internal static class NearTools
{
    private const string Select = "SELECT id, slug, name, tagline, identity FROM ";
    private const string IsListed = "is_hidden = 0 AND id <= @last AND ";
    private const string Listed = Select + "tools WHERE " + IsListed;

    internal const string NamesakesSql = Listed + "name_key = @nameKey";
    internal const string AddressedSql = Listed + "slug = @slug";

    // A page that waits again tells of no tool.
    internal const string CapturedSql = Listed +
        """
        id IN (
            SELECT s.tool_id FROM capture_tools s WHERE s.name = @name COLLATE NOCASE AND NOT EXISTS (
                SELECT 1 FROM captures c JOIN held_pages h ON h.sha256 = c.sha256 WHERE c.id = s.capture_id))
        """;

    // Of two almost equal taglines one half is the same; where the half ends follows from the tagline's length.
    private const string OfAlmostOneLength =
        """
        WITH RECURSIVE lengths (n) AS (SELECT @shortest UNION ALL SELECT n + 1 FROM lengths WHERE n < @longest)

        """ + Select + "lengths CROSS JOIN tools WHERE " + IsListed;

    // The same expression as in the indexes.
    private const string Key =
        "lower(replace(replace(replace(replace(replace(tagline, '’', ''''), '‘', ''''), '“', '\"'), '”', '\"'), '–', '-'))";

    internal const string SameStartSql =
        OfAlmostOneLength + $"length(tagline) = n AND substr({Key}, 1, length(tagline) / 2) = substr(@tagline, 1, n / 2)";

    internal const string SameEndSql =
        OfAlmostOneLength + $"length(tagline) = n AND substr({Key}, 1 + length(tagline) / 2) = substr(@tagline, n / 2 - n)";

    // Code marks and marks on letters, which the rule does not count, make some texts longer.
    private const int Slack = 2;

    internal const string LastToolSql = "SELECT COALESCE(MAX(id), 0) FROM tools";

    /// <summary>The last tool that the store has now.</summary>
    public static long FindLastTool(this DbConnection store) => store.ExecuteScalar<long>(LastToolSql);

    /// <summary>The tools that an identity may be, by their addresses; none for an identity that the store has or shows.</summary>
    /// <param name="last">The last tool to regard.</param>
    public static IReadOnlyList<NearTool> ListNear(this DbConnection store, ToolIdentity identity, long last = long.MaxValue)
    {
        if (store.IsKnown(identity))
            return [];
        var near = store.ListCandidates(identity, last);
        return ShownIn(near, identity) is null ? near : [];
    }

    /// <summary>The one listed tool that the site shows under a name and a tagline under which no capture knows a tool, because a file
    /// assigned one of them; null when there is none, or several.</summary>
    /// <param name="last">The last tool to regard.</param>
    public static NearTool? FindShown(this DbConnection store, ToolIdentity identity, long last = long.MaxValue) =>
        store.FindTool(identity) is null ? ShownIn(store.ListCandidates(identity, last), identity) : null;

    /// <exception cref="CaptureRefusedException">Two identities of one page are one tool.</exception>
    /// <param name="last">The last tool to regard.</param>
    public static void RequireDistinct(this DbConnection store, IEnumerable<ToolIdentity> tools, long last = long.MaxValue)
    {
        var known = tools.Select(tool => store.FindTool(tool) ?? store.FindShown(tool, last)?.Id).OfType<long>();
        if (known.GroupBy(id => id).FirstOrDefault(same => same.Skip(1).Any()) is { } twice)
            throw new CaptureRefusedException($"it shows {store.ListSlugs([twice.Key])[0]} beside itself, under other words");
    }

    /// <summary>Lets captures know a tool under the name and the tagline that the site shows of it.</summary>
    /// <param name="added">Those that are new tools, by <see cref="ToolIdentity.Key"/>.</param>
    /// <returns>The tool; null when there is none, or several.</returns>
    public static long? Recognize(this DbConnection store, ToolIdentity identity, IReadOnlyDictionary<string, Slug> added)
    {
        if (added.ContainsKey(identity.Key) || store.FindShown(identity) is not { } shown)
            return null;
        store.AddIdentity(shown.Id, Wording.Digest(identity.Key));
        return shown.Id;
    }

    private static NearTool? ShownIn(IReadOnlyList<NearTool> near, ToolIdentity identity) =>
        near.Where(tool => new ToolIdentity(tool.Name, tool.Tagline).Key == identity.Key).ToList() is [var only] ? only : null;

    /// <summary>The tools that an identity may be, or is, by their addresses.</summary>
    /// <param name="last">The last tool to regard.</param>
    public static IReadOnlyList<NearTool> ListCandidates(this DbConnection store, ToolIdentity identity, long last = long.MaxValue)
    {
        var (name, tagline) = (identity.Name, Wording.Key(identity.Tagline));
        // The names of today, and those under which captures know the tools.
        var named = store.Query<NearTool>(NamesakesSql, new { last, nameKey = Folding.ToAscii(name) })
            .Concat(store.Query<NearTool>(CapturedSql, new { last, name }));
        var length = tagline.EnumerateRunes().Count();
        var lengths = new { last, tagline, shortest = Math.Max(1, length * 9 / 10 - Slack), longest = length * 10 / 9 + Slack };
        var others = store.Query<NearTool>(SameStartSql, lengths).Concat(store.Query<NearTool>(SameEndSql, lengths));
        if (Slug.From(name) is { } slug)
            others = others.Concat(store.Query<NearTool>(AddressedSql, new { last, slug }));
        return named.Concat(others.Where(tool => NearIdentity.IsNear(identity, new ToolIdentity(tool.Name, tool.Tagline))))
            .DistinctBy(tool => tool.Id).OrderBy(tool => tool.Slug).ToList();
    }
}
