namespace ToolVerdicts.Load.Faults;

/// <summary>What survives of what a file was told after its last flush.</summary>
internal enum Survival
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>What came first.</summary>
    Prefix,

    /// <summary>Any of the writes, each whole.</summary>
    Subset,

    /// <summary>Any pages of 4,096 bytes of any of the writes.</summary>
    TornPages,

    /// <summary>Any sectors of 512 bytes of any of the writes.</summary>
    TornSectors,
}

/// <summary>
/// A disk that keeps what a file was told before its last flush, and of what came after it only what chance will have it.
/// </summary>
internal sealed class DiskModel
{
    private readonly Dictionary<string, StoredFile> _files = new(StringComparer.Ordinal);

    /// <summary>A disk that holds these files.</summary>
    public DiskModel(IEnumerable<string> paths)
    {
        foreach (var path in paths)
            _files[Path.GetFileName(path)] = new StoredFile { Durable = FileImage.Of(File.ReadAllBytes(path)) };
    }

    /// <summary>Does what an entry says.</summary>
    public void Do(LogEntry entry)
    {
        // The index of the log lies in shared memory, and is made anew after a crash.
        if (entry.Kind == LogKind.Acknowledged || entry.File.EndsWith("-shm", StringComparison.Ordinal))
            return;
        if (!_files.TryGetValue(entry.File, out var file))
            _files[entry.File] = file = new StoredFile();
        if (entry.Kind == LogKind.Sync)
            file.Flush();
        else
            file.Pending.Add(entry);
    }

    /// <summary>What is on the disk when the power goes now.</summary>
    public IReadOnlyDictionary<string, byte[]> PowerOff(Survival survival, Random chance)
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
            // While the old file is still there, nothing can have come into a new one of its name.
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

    // Cut where the disk's own sectors end.
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

/// <summary>The bytes of a file that is written here and there.</summary>
internal sealed class FileImage
{
    private byte[] _bytes = [];
    private int _length;

    /// <summary>False when there is no such file.</summary>
    public bool Exists { get; private set; }

    /// <summary>A file of these bytes.</summary>
    public static FileImage Of(byte[] bytes) => new() { _bytes = bytes, _length = bytes.Length, Exists = true };

    /// <summary>A copy, which shares nothing with it.</summary>
    public FileImage Copy() => new() { _bytes = ToArray(), _length = _length, Exists = Exists };

    /// <summary>The bytes.</summary>
    public byte[] ToArray() => _bytes[.._length];

    /// <summary>Does to the file what an entry says. What lies between its end and a write behind it is zero.</summary>
    public void Apply(LogEntry entry)
    {
        Exists = entry.Kind != LogKind.Unlink;
        switch (entry.Kind)
        {
            case LogKind.Write:
                Resize(Math.Max(_length, (int)entry.Offset + entry.Data.Length));
                entry.Data.Span.CopyTo(_bytes.AsSpan((int)entry.Offset));
                break;
            case LogKind.Truncate:
                Resize((int)entry.Offset);
                break;
            case LogKind.Unlink:
                Resize(0);
                break;
        }
    }

    private void Resize(int length)
    {
        if (length > _bytes.Length)
            Array.Resize(ref _bytes, Math.Max(length, 2 * _bytes.Length));
        // What was cut off is zero when the file grows again.
        if (length < _length)
            _bytes.AsSpan(length, _length - length).Clear();
        _length = length;
    }
}
