namespace ToolVerdicts.Load.Faults;

/// <summary>A model of a disk: a power loss keeps all writes before a file's last flush, and a random part of those after it.</summary>
internal sealed class DiskModel
{
    private readonly Dictionary<string, StoredFile> _files = new(StringComparer.Ordinal);

    /// <summary>Creates a disk that holds copies of files.</summary>
    public DiskModel(IEnumerable<string> paths)
    {
        foreach (var path in paths)
            _files[Path.GetFileName(path)] = new StoredFile { Durable = FileImage.Of(File.ReadAllBytes(path)) };
    }

    /// <summary>Applies a recorded operation.</summary>
    public void Apply(LogEntry entry)
    {
        // SQLite's -shm file is the index of the write-ahead log; SQLite rebuilds it after a crash.
        if (entry.Kind == LogKind.Acknowledged || entry.File.EndsWith("-shm", StringComparison.Ordinal))
            return;
        if (!_files.TryGetValue(entry.File, out var file))
            _files[entry.File] = file = new StoredFile();
        if (entry.Kind == LogKind.Sync)
            file.Flush();
        else
            file.Pending.Add(entry);
    }

    /// <summary>The files, by name, that a power loss at this moment leaves.</summary>
    public IReadOnlyDictionary<string, byte[]> LosePower(Survival survival, Random chance)
    {
        var left = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var (name, file) in _files)
        {
            var image = file.Durable.Copy();
            foreach (var entry in Surviving(file.Pending, survival, chance))
                image.Apply(entry);
            if (image.Exists)
                left[name] = image.ToArray();
        }

        return left;
    }

    private static IEnumerable<LogEntry> Surviving(List<LogEntry> pending, Survival survival, Random chance)
    {
        var first = survival switch { Survival.None => 0, Survival.Prefix => chance.Next(pending.Count + 1), _ => pending.Count };
        foreach (var entry in pending.Take(first))
        {
            var isWhole = survival == Survival.Prefix || chance.Next(2) == 0;
            // Without the removal the old file is still there, so no later write can have reached a new file of that name.
            if (entry.Kind == LogKind.Unlink && !isWhole)
                yield break;
            if (survival is Survival.TornPages or Survival.TornSectors && entry.Kind == LogKind.Write)
            {
                foreach (var piece in Pieces(entry, survival == Survival.TornPages ? 4096 : 512).Where(_ => chance.Next(2) == 0))
                    yield return piece;
            }
            else if (isWhole)
            {
                yield return entry;
            }
        }
    }

    // Pieces end at the boundaries of the disk's pages or sectors.
    private static IEnumerable<LogEntry> Pieces(LogEntry entry, int size)
    {
        for (var at = 0; at < entry.Data.Length;)
        {
            var length = (int)Math.Min(entry.Data.Length - at, size - (entry.Offset + at) % size);
            yield return entry with { Offset = entry.Offset + at, Data = entry.Data.Slice(at, length) };
            at += length;
        }
    }

    private sealed class StoredFile
    {
        public FileImage Durable { get; init; } = new();

        public List<LogEntry> Pending { get; } = [];

        public void Flush()
        {
            Pending.ForEach(Durable.Apply);
            Pending.Clear();
        }
    }
}
