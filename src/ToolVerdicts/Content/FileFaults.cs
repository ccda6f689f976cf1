namespace ToolVerdicts.Content;

/// <summary>Collects the faults of one file.</summary>
/// <param name="path">The path below the content folder.</param>
internal sealed class FileFaults(string path)
{
    private readonly List<ContentFault> _found = [];

    private readonly List<UnknownCriterion> _unknown = [];

    public IReadOnlyList<ContentFault> Found => _found;

    /// <summary>Faults that are dropped when the store knows the criterion.</summary>
    public IReadOnlyList<UnknownCriterion> UnknownCriteria => _unknown;

    public void Add(long line, long column, string sentence) => _found.Add(new ContentFault(path, line, column, sentence));

    public void Add(YamlNode place, string sentence) => Add(place.Line, place.Column, sentence);

    public void AddUnknownCriterion(YamlNode place, string key, string sentence)
    {
        Add(place, sentence);
        _unknown.Add(new UnknownCriterion(key, _found[^1]));
    }
}
