namespace ToolVerdicts.Content;

/// <summary>Reads the files of the content folder from disk.</summary>
public sealed class ContentFolder
{
    /// <summary>The largest file, in bytes.</summary>
    public const int MaxFileBytes = 64 * 1024;
    /// <summary>The most files.</summary>
    public const int MaxFiles = 10_000;
    /// <summary>The most levels of folders.</summary>
    public const int MaxLevels = 20;

    // Captured pages, which the import reads.
    private const string Captures = "captures";

    private readonly string _root;
    private readonly string _realRoot;
    private readonly List<FolderFile> _files = [];
    private readonly List<ContentFault> _faults = [];

    private ContentFolder(string root) => (_root, _realRoot) = (root, RealPath.Of(root) ?? root);

    /// <summary>
    /// All files of the content folder in the ordinal order of their paths, and the faults of those that cannot be read. Captured pages,
    /// hidden files and backup copies of editors are left out.
    /// </summary>
    /// <exception cref="ContentException">The folder does not exist.</exception>
    public static (IReadOnlyList<FolderFile> Files, IReadOnlyList<ContentFault> Faults) Read(string folder)
    {
        var reading = new ContentFolder(Library.RequireFolder(folder));
        var paths = reading.FindPaths();
        foreach (var path in paths.Take(MaxFiles))
            reading.ReadFile(path);
        if (paths.Count > MaxFiles)
            reading.Add(paths[MaxFiles], $"there are more than {Counted.Of(MaxFiles, "file")}; this one and all after it are not read");
        reading.AddSharedAddresses();
        return (reading._files, SiteContentParser.Sort(reading._faults));
    }

    // One path more than the limit is enough to tell that there are too many.
    private List<string> FindPaths()
    {
        var paths = new List<string>();
        Find(relative: "", level: 0, []);
        paths.Sort(StringComparer.Ordinal);
        return paths;

        void Find(string relative, int level, IReadOnlyList<string> above)
        {
            var real = RealPath.Of(Path.Combine(_root, relative));
            if (real is null || above.Contains(real))
            {
                Add(relative, "the link leads in a circle");
                return;
            }

            foreach (var entry in Entries(relative).OrderBy(entry => entry.Name, StringComparer.Ordinal))
            {
                var path = relative.Length == 0 ? entry.Name : $"{relative}/{entry.Name}";
                if (paths.Count > MaxFiles || entry.Name.StartsWith('.') || entry.Name.EndsWith('~') || path == Captures)
                    continue;
                if (entry.LinkTarget is not null && !StaysInside(entry))
                    Add(path, "the link leads out of the folder, or to nothing");
                else if (!Directory.Exists(entry.FullName))
                    paths.Add(path);
                else if (level == MaxLevels)
                    Add(path, $"folders nest deeper than {MaxLevels} levels");
                else
                    Find(path, level + 1, [.. above, real]);
            }
        }
    }

    private FileSystemInfo[] Entries(string relative)
    {
        try
        {
            return new DirectoryInfo(Path.Combine(_root, relative)).GetFileSystemInfos();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Add(relative, $"the folder cannot be read: {OneLine.Of(fault.Message).TrimEnd('.')}");
            return [];
        }
    }

    private bool StaysInside(FileSystemInfo link) =>
        RealPath.Of(link.FullName)?.StartsWith(_realRoot + Path.DirectorySeparatorChar, StringComparison.Ordinal) == true;

    private void ReadFile(string path)
    {
        if (ContentPlace.FolderOf(path) is null)
        {
            Add(path, ContentPlace.Stray(path));
            return;
        }

        try
        {
            // A named pipe has length 0, too; reading one would block until somebody writes to it.
            var info = new FileInfo(Path.Combine(_root, path));
            if ((info.LinkTarget is null ? info : (FileInfo)info.ResolveLinkTarget(returnFinalTarget: true)!).Length == 0)
            {
                _files.Add(new FolderFile(path, ""));
                return;
            }

            using var file = File.OpenRead(info.FullName);
            var bytes = new byte[MaxFileBytes + 1];
            var length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            if (length > MaxFileBytes)
            {
                Add(path, $"the file is larger than {MaxFileBytes / 1024} KB");
                return;
            }

            var faults = new FileFaults(path);
            if (FileText.Decode(bytes.AsSpan(0, length), faults) is { } text)
                _files.Add(new FolderFile(path, text));
            _faults.AddRange(faults.Found);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Add(path, $"the file cannot be read: {OneLine.Of(fault.Message).TrimEnd('.')}");
        }
    }

    private void AddSharedAddresses()
    {
        var owners = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var path in _files.Select(file => file.Path))
        {
            if (!owners.TryAdd(ContentPlace.AddressOf(path), path))
                Add(path, $"{owners[ContentPlace.AddressOf(path)]} has the same address");
        }
    }

    private void Add(string path, string sentence) => _faults.Add(new ContentFault(path, 1, 1, sentence));
}
