namespace ToolVerdicts.Content;

/// <summary>Collects the faults of one file.</summary>
/// <param name="path">The path below the content folder.</param>
internal sealed class FileFaults(string path)
{
    private readonly List<ContentFault> _found = [];

    public IReadOnlyList<ContentFault> Found => _found;

    public void Add(long line, long column, string sentence) => _found.Add(new ContentFault(path, line, column, sentence));

    public void Add(YamlNode place, string sentence) => Add(place.Line, place.Column, sentence);
}
