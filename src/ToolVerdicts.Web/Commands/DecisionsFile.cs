namespace ToolVerdicts.Web.Commands;

/// <summary>Adds entries to <c>decisions.yml</c> in the content folder.</summary>
internal static class DecisionsFile
{
    /// <param name="entry">The entry in YAML, on one line.</param>
    /// <exception cref="ContentException">The file cannot be written.</exception>
    public static void Append(string folder, string entry)
    {
        var path = Path.Combine(folder, "decisions.yml");
        try
        {
            var text = File.Exists(path) ? File.ReadAllText(path) : "";
            var gap = text.Length == 0 || text.EndsWith('\n') ? "" : "\n";
            File.AppendAllText(path, $"{gap}- {entry}\n");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ContentException($"{path} cannot be written: {fault.Message.TrimEnd('.')}.", fault);
        }
    }
}
