namespace ToolVerdicts.Web.Commands;

/// <summary>Writes what an undo took back into the content folder, so that the next apply does not do it again.</summary>
internal static class FolderUndo
{
    /// <returns>A sentence for each file that an editor changed since, and that still says what was undone.</returns>
    public static IReadOnlyList<string> WriteBack(string folder, UndoOutcome outcome)
    {
        if (!Directory.Exists(folder))
            return [];
        var present = ContentFolder.Read(folder).Files.ToDictionary(file => file.Path, file => file.Text, StringComparer.Ordinal);
        return [.. outcome.Files.Select(file => WriteBack(folder, file, present.GetValueOrDefault(file.Path))).OfType<string>(),
            .. ListPages(folder, outcome.Pages)];
    }

    private static string? WriteBack(string folder, UndoneFile file, string? present)
    {
        if (present == file.Text)
            return null;
        var path = Path.Combine(folder, file.Path);
        if (present != file.Undone)
        {
            return $"{path} is not what was applied, and was not touched: the next apply does what it says"
                + (present is null ? ", and takes it for gone" : "");
        }

        try
        {
            if (file.Text is null)
            {
                File.Delete(path);
                return null;
            }

            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            // Whole or not at all, whenever the process ends. The folder's reading passes over names that end so.
            File.WriteAllText($"{path}~", file.Text);
            File.Move($"{path}~", path, overwrite: true);
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return $"{path} still says what was undone: it cannot be written: {fault.Message.TrimEnd('.')}";
        }
    }

    private static IEnumerable<string> ListPages(string folder, IReadOnlyList<string> withdrawn)
    {
        var captures = Path.Combine(folder, CapturesFolder.Name);
        if (withdrawn.Count == 0 || !Directory.Exists(captures))
            yield break;
        foreach (var path in CapturePaths.Of([captures]))
        {
            using var page = File.OpenRead(path);
            if (withdrawn.Contains(Convert.ToHexStringLower(SHA256.HashData(page))))
                yield return $"{path} is a page that was withdrawn: the next apply takes it in again unless you delete it";
        }
    }
}
