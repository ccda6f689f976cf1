namespace ToolVerdicts.Tools;

/// <summary>Gives new tools their slugs. A slug, once given, never changes.</summary>
public static class SlugAssignment
{
    private const int TaglineWords = 4;

    /// <summary>Gives each tool of one import a slug: the plain name where only one tool wants it, name and first words of the tagline
    /// where several do, with a fingerprint behind them where even those are equal. The order of the tools has no influence.</summary>
    /// <param name="newTools">Tools without a slug; repeats are one tool.</param>
    /// <param name="isTaken">Says whether a slug already belongs to another tool.</param>
    /// <returns>Slugs by <see cref="ToolIdentity.Key"/>.</returns>
    public static IReadOnlyDictionary<string, Slug> Assign(IEnumerable<ToolIdentity> newTools, Func<Slug, bool> isTaken)
    {
        var tools = newTools.DistinctBy(tool => tool.Key).ToList();
        var plain = tools.GroupBy(PlainSlug).ToDictionary(group => group.Key, group => group.Count());
        var wanted = tools.ToDictionary(
            tool => tool,
            tool => plain[PlainSlug(tool)] == 1 && !isTaken(PlainSlug(tool)) ? PlainSlug(tool) : SlugWithTagline(tool));
        var claims = wanted.Values.GroupBy(slug => slug).ToDictionary(group => group.Key, group => group.Count());

        return wanted.ToDictionary(
            pair => pair.Key.Key,
            pair => claims[pair.Value] == 1 && !isTaken(pair.Value) ? pair.Value : WithFingerprint(pair.Value.ToString(), pair.Key));
    }

    private static Slug PlainSlug(ToolIdentity tool) => Slug.From(tool.Name) ?? WithFingerprint("tool", tool);

    private static Slug SlugWithTagline(ToolIdentity tool)
    {
        var words = $"{Slug.From(tool.Tagline)}".Split('-').Take(TaglineWords);
        return Slug.From($"{Slug.From(tool.Name, Slug.MaxLength / 2)} {string.Join(' ', words)}") ?? WithFingerprint("tool", tool);
    }

    private static Slug WithFingerprint(string name, ToolIdentity tool)
    {
        var room = Slug.MaxLength - tool.Fingerprint.Length - 1;
        return Slug.Parse($"{Slug.From(name, room)}-{tool.Fingerprint}");
    }
}
