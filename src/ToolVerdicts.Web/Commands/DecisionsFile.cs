namespace ToolVerdicts.Web.Commands;

/// <summary>Adds entries to <c>decisions.yml</c> in the content folder.</summary>
internal static class DecisionsFile
{
    private const string Name = "decisions.yml";

    /// <summary>Adds an entry. A file in which it would have a fault stays as it is.</summary>
    /// <param name="folder">The content folder.</param>
    /// <param name="entry">The entry in YAML, on one line.</param>
    /// <param name="reversed">An entry that the new one takes back, and that is left out from now on; null for none.</param>
    /// <returns>The faults that the file would have; empty when it was written.</returns>
    /// <exception cref="ContentException">The file cannot be read or written.</exception>
    public static IReadOnlyList<ContentFault> Append(string folder, string entry, EditorDecision? reversed = null)
    {
        var path = Path.Combine(folder, Name);
        try
        {
            var lines = File.Exists(path) ? File.ReadAllText(path).TrimEnd('\n').Split('\n').ToList() : [];
            // An entry on several lines is for an editor to take out: this one is then a fault.
            if (reversed is not null && lines[(int)reversed.Line - 1].StartsWith("- {", StringComparison.Ordinal))
                lines.RemoveAt((int)reversed.Line - 1);
            if (lines is [""])
                lines.Clear();
            var text = string.Join('\n', [.. lines, $"- {entry}"]) + "\n";
            var (_, faults) = Parse(text);
            if (faults.Count == 0)
                WholeFile.Write(path, text);
            return faults;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ContentException($"{path} cannot be written: {fault.Message.TrimEnd('.')}.", fault);
        }
    }

    /// <summary>The entries of the file, without those that have faults.</summary>
    public static IReadOnlyList<EditorDecision> List(string folder)
    {
        var path = Path.Combine(folder, Name);
        return File.Exists(path) ? Parse(File.ReadAllText(path)).Content.Decisions : [];
    }

    private static (SiteContent Content, IReadOnlyList<ContentFault> Faults) Parse(string text) => SiteContentParser.Parse(
        [new FolderFile(Name, text.Replace("\r\n", "\n", StringComparison.Ordinal))], SiteClock.Instance.Today(), Hosting.Figures.All);
}
