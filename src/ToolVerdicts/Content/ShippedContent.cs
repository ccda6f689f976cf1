namespace ToolVerdicts.Content;

/// <summary>
/// The program's own copy of a site's words, criteria, prose and lenses. It completes a content folder file by file, for parsing and
/// showing; what a revision keeps is the folder's own files alone.
/// </summary>
public static class ShippedContent
{
    private const string Folder = "content/";

    /// <summary>The files by path.</summary>
    public static IReadOnlyList<FolderFile> Files { get; } = Read();

    /// <summary>The criteria among them.</summary>
    public static IReadOnlyList<Criterion> Criteria { get; } =
        CriteriaFile.ListOf(Files.First(file => file.Path == ContentPlace.Criteria).Text);

    /// <summary>The files, and shipped ones where there is none of that path.</summary>
    public static IReadOnlyList<FolderFile> Complete(IReadOnlyList<FolderFile> files)
    {
        var own = files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        return [.. files.Concat(Files.Where(file => !own.Contains(file.Path))).OrderBy(file => file.Path, StringComparer.Ordinal)];
    }

    // Compiled in: a folder that an editor changes, even the one beside the program, is never the copy that completes it.
    private static List<FolderFile> Read()
    {
        var assembly = typeof(ShippedContent).Assembly;
        return assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).Select(name => new FolderFile(name[Folder.Length..], Text(name))).ToList();

        string Text(string name)
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
            return reader.ReadToEnd().Replace("\r\n", "\n", StringComparison.Ordinal);
        }
    }
}
