using System.IO.MemoryMappedFiles;

namespace ToolVerdicts.Load.Faults;

/// <summary>Makes system calls of a running server fail and succeed again, by shared memory that <c>io-errors.c</c> reads.</summary>
internal sealed class FailingDisk : IDisposable
{
    // Offsets in bytes of the fields of the struct in io-errors.c.
    private const int Calls = 0;
    private const int Skipped = 8;
    private const int Failing = 16;
    private const int Error = 24;
    private const int FailedSoFar = 32;

    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _memory;

    /// <summary>Compiles the library. No call fails yet.</summary>
    /// <param name="folder">An existing folder for the library and the file of its shared memory.</param>
    /// <param name="store">The folder on whose files calls can fail.</param>
    public FailingDisk(string folder, string store)
    {
        var path = Path.Combine(folder, "io-errors");
        _file = MemoryMappedFile.CreateFromFile(path, FileMode.CreateNew, mapName: null, capacity: 4096);
        _memory = _file.CreateViewAccessor();
        Environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["LD_PRELOAD"] = Preload.Compile(folder, "Faults/io-errors.c"),
            ["IO_ERRORS"] = path,
            ["IO_ERRORS_FOLDER"] = store,
        };
    }

    /// <summary>The environment variables for the server's process.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; }

    /// <summary>The number of calls that have failed so far.</summary>
    public long Failed => _memory.ReadInt64(FailedSoFar);

    /// <summary>Makes calls fail from now on.</summary>
    /// <param name="calls">The kinds of calls.</param>
    /// <param name="error">The error that they return.</param>
    /// <param name="first">The number of the first call that fails, counted from 1.</param>
    /// <param name="count">The number of calls that fail; null for all calls until <see cref="Repair"/>.</param>
    public void Fail(DiskCalls calls, DiskError error, int first = 1, int? count = null)
    {
        Repair();
        _memory.Write(Skipped, first - 1L);
        _memory.Write(Failing, count ?? long.MaxValue);
        _memory.Write(Error, (long)error);
        _memory.Write(Calls, (long)calls);
    }

    /// <summary>Makes all calls succeed again.</summary>
    public void Repair() => _memory.Write(Calls, (long)DiskCalls.None);

    /// <inheritdoc/>
    public void Dispose()
    {
        _memory.Dispose();
        _file.Dispose();
    }
}
