namespace ToolVerdicts.Content;

/// <summary>The values of a mapping by key. A value of the wrong kind is a fault, and is read as absent.</summary>
internal sealed class YamlFields
{
    private readonly Dictionary<string, YamlEntry> _entries;
    private readonly FileFaults _faults;

    private YamlFields(YamlNode place, IEnumerable<YamlEntry> entries, FileFaults faults) =>
        (Place, _entries, _faults) = (place, entries.ToDictionary(entry => entry.Key), faults);

    /// <summary>The place of the mapping.</summary>
    public YamlNode Place { get; }

    /// <summary>Reads a mapping; null when the value is none.</summary>
    /// <param name="what">The name of the mapping in messages.</param>
    /// <param name="keys">The keys that it may have; others are faults.</param>
    public static YamlFields? Of(YamlNode node, string what, IReadOnlyList<string> keys, FileFaults faults)
    {
        if (node.IsRefused)
            return null;
        if (node.Entries is not { } entries)
        {
            faults.Add(node, $"{what} has keys and values; the keys are {string.Join(", ", keys)}");
            return null;
        }

        foreach (var stray in entries.Where(entry => !keys.Contains(entry.Key)))
            faults.Add(stray.Place, $"there is no key {Nearest.Shown(stray.Key)}{Nearest.Hint(stray.Key, keys, "the keys are")}");
        return new YamlFields(node, entries, faults);
    }

    /// <summary>Reads the mapping of a whole file, which may be empty; null when the value is none.</summary>
    public static YamlFields? OfFile(YamlNode node, string what, IReadOnlyList<string> keys, FileFaults faults) =>
        Of(node.IsNull ? node with { Entries = [] } : node, what, keys, faults);

    public bool Has(string key) => _entries.ContainsKey(key);

    /// <summary>The value; null when the key is absent.</summary>
    public YamlNode? Find(string key) => _entries.GetValueOrDefault(key)?.Value;

    /// <summary>The place of a key; that of the mapping when the key is absent.</summary>
    public YamlNode PlaceOf(string key) => _entries.GetValueOrDefault(key)?.Place ?? Place;

    public string? Line(string key, int max = Scalars.MaxLine) =>
        Find(key) is { } node ? Scalars.Line(node, key, _faults, max) : null;

    public string? Word(string key, IReadOnlyCollection<string> words) =>
        Find(key) is { } node ? Scalars.Word(node, key, words, _faults) : null;

    public DateOnly? Day(string key, DateOnly? latest) =>
        Find(key) is { } node ? Scalars.Day(node, key, _faults, latest) : null;

    public bool Flag(string key) => Find(key) is { } node && Scalars.Flag(node, key, _faults) == true;

    public int? Whole(string key, int min, int max) =>
        Find(key) is { } node ? Scalars.Whole(node, key, _faults, min, max) : null;

    public Slug? Address(string key) => Find(key) is { } node ? Scalars.Address(node, key, _faults) : null;

    /// <summary>The values of a list; empty when the key is absent.</summary>
    public IReadOnlyList<YamlNode> Items(string key)
    {
        if (Find(key) is not { IsRefused: false } node)
            return [];
        if (node.Items is null)
            _faults.Add(node, $"{key} is a list, such as [a, b]");
        return node.Items ?? [];
    }

    public IReadOnlyList<string> Lines(string key, int max = Scalars.MaxLine) =>
        Items(key).Select(item => Scalars.Line(item, key, _faults, max)).OfType<string>().ToList();

    public IReadOnlyList<Slug> Addresses(string key) =>
        Items(key).Select(item => Scalars.Address(item, key, _faults)).OfType<Slug>().ToList();

    /// <summary>Adds a fault for each of these keys that is absent.</summary>
    public void Require(string what, params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (!Has(key))
                _faults.Add(Place, $"{what} needs a {key}");
        }
    }
}
