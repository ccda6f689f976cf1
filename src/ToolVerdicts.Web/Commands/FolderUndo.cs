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
            .. WarnOfWithdrawnPages(folder, outcome.Pages)];
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

            WholeFile.Write(path, file.Text);
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return $"{path} still says what was undone: it cannot be written: {fault.Message.TrimEnd('.')}";
        }
    }

    private static IEnumerable<string> WarnOfWithdrawnPages(string folder, IReadOnlyList<string> withdrawn)
    {
        var captures = Path.Combine(folder, CapturesFolder.Name);
        if (withdrawn.Count == 0 || !Directory.Exists(captures))
            yield break;
        foreach (var path in CapturePaths.Of([captures]))
        {
            if (FindDigest(path) is not { } digest)
                yield return $"{path} cannot be read: if it is a page that was withdrawn, the next apply takes it in again";
            else if (withdrawn.Contains(digest))
                yield return $"{path} is a page that was withdrawn: the next apply takes it in again unless you delete it";
        }
    }

    // Null for a file that cannot be read.
    private static string? FindDigest(string path)
    {
        try
        {
            using var page = File.OpenRead(path);
            return Convert.ToHexStringLower(SHA256.HashData(page));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
