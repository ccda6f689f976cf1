namespace ToolVerdicts.Web.Commands;

/// <summary>Writes files of the content folder.</summary>
internal static class WholeFile
{
    /// <summary>Writes a text beside the file and renames it, so that a crash or a full disk leaves the old text or the new one. The
    /// reading of the folder passes over names that end in ~.</summary>
    public static void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        File.WriteAllText($"{path}~", text);
        File.Move($"{path}~", path, overwrite: true);
    }
}
