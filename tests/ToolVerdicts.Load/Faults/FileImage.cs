namespace ToolVerdicts.Load.Faults;

/// <summary>The content of a file to which recorded operations are applied.</summary>
internal sealed class FileImage
{
    private byte[] _bytes = [];
    private int _length;

    /// <summary>False when the file was never written or was removed.</summary>
    public bool Exists { get; private set; }

    /// <summary>Creates a file with this content.</summary>
    public static FileImage Of(byte[] bytes) => new() { _bytes = bytes, _length = bytes.Length, Exists = true };

    /// <summary>A deep copy.</summary>
    public FileImage Copy() => new() { _bytes = ToArray(), _length = _length, Exists = Exists };

    /// <summary>A copy of the content.</summary>
    public byte[] ToArray() => _bytes[.._length];

    /// <summary>Applies a recorded operation. A write beyond the end fills the gap with zeros.</summary>
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
        // Bytes that are cut off must be zero when the file grows again.
        if (length < _length)
            _bytes.AsSpan(length, _length - length).Clear();
        _length = length;
    }
}
