namespace ToolVerdicts.Content;

/// <summary>The front matter of a file: YAML between two lines <c>---</c> at its start.</summary>
/// <param name="Yaml">The YAML; null when it cannot be read.</param>
/// <param name="End">The place of the line that closes it.</param>
/// <param name="Body">The text below.</param>
/// <param name="BodyLine">The line on which that text starts.</param>
internal sealed record FrontMatter(YamlNode? Yaml, YamlNode End, string Body, long BodyLine)
{
    private const string Fence = "---";

    /// <summary>Null when the file has no front matter, which is a fault.</summary>
    public static FrontMatter? Parse(string text, FileFaults faults)
    {
        var lines = text.Split('\n');
        if (lines[0].TrimEnd() != Fence)
        {
            faults.Add(1, 1, "there is no front matter; the first line must be ---");
            return null;
        }

        var end = Array.FindIndex(lines, 1, line => line.TrimEnd() == Fence);
        if (end < 0)
        {
            faults.Add(1, 1, "the front matter that starts here is not closed by a line ---");
            return null;
        }

        var yaml = YamlReader.Read(string.Join('\n', lines[1..end]), firstLine: 2, faults);
        return new FrontMatter(yaml, new YamlNode(end + 1, 1), string.Join('\n', lines[(end + 1)..]), end + 2);
    }
}
