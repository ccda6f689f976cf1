using System.IO.MemoryMappedFiles;

namespace ToolVerdicts.Load.Faults;

/// <summary>Calls of the system that write.</summary>
[Flags]
internal enum DiskCalls
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Bytes into a file.</summary>
    Write = 1,

    /// <summary>A flush.</summary>
    Sync = 2,

    /// <summary>A file is cut.</summary>
    Cut = 4,

    /// <summary>All of them.</summary>
    All = Write | Sync | Cut,
}

/// <summary>What the system says of a call that fails, as Linux numbers it.</summary>
internal enum DiskError
{
    /// <summary>The disk does not answer.</summary>
    Broken = 5,

    /// <summary>The disk is full.</summary>
    Full = 28,

    /// <summary>The disk was made read-only under way, as the system does by itself after an error.</summary>
    ReadOnly = 30,
}

/// <summary>Makes the disk fail under a server that runs, and mends it again: the numbers that <c>io-errors.c</c> looks at.</summary>
internal sealed class FailingDisk : IDisposable
{
    private const int Calls = 0;
    private const int Well = 8;
    private const int Failing = 16;
    private const int Error = 24;
    private const int FailedSoFar = 32;

    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _numbers;

    /// <summary>A disk that is well.</summary>
    /// <param name="folder">An existing folder for the library and its numbers.</param>
    /// <param name="store">The folder whose files are to fail.</param>
    public FailingDisk(string folder, string store)
    {
        var path = Path.Combine(folder, "io-errors");
        _file = MemoryMappedFile.CreateFromFile(path, FileMode.CreateNew, mapName: null, capacity: 4096);
        _numbers = _file.CreateViewAccessor();
        Environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["LD_PRELOAD"] = Preload.Compile(folder, "Faults/io-errors.c"),
            ["IO_ERRORS"] = path,
            ["IO_ERRORS_FOLDER"] = store,
        };
    }

    /// <summary>What the server's process is to be started with.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; }

    /// <summary>How many calls have failed so far.</summary>
    public long Failed => _numbers.ReadInt64(FailedSoFar);

    /// <summary>Lets calls fail from now on.</summary>
    /// <param name="calls">Which.</param>
    /// <param name="error">With what.</param>
    /// <param name="first">The number of the first that fails, from 1.</param>
    /// <param name="count">How many fail; null for all until the disk is mended.</param>
    public void Fail(DiskCalls calls, DiskError error, int first = 1, int? count = null)
    {
        Mend();
        _numbers.Write(Well, first - 1L);
        _numbers.Write(Failing, count ?? long.MaxValue);
        _numbers.Write(Error, (long)error);
        _numbers.Write(Calls, (long)calls);
    }

    /// <summary>Lets calls go well again.</summary>
    public void Mend() => _numbers.Write(Calls, (long)DiskCalls.None);

    /// <inheritdoc/>
    public void Dispose()
    {
        _numbers.Dispose();
        _file.Dispose();
    }
}
