using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace ToolVerdicts.Load.Faults;

/// <summary>What was done to a file, or heard by a client.</summary>
internal enum LogKind
{
    /// <summary>A client heard that its vote is written.</summary>
    Acknowledged = 'A',

    /// <summary>Bytes were written.</summary>
    Write = 'W',

    /// <summary>The file was cut, or grown, to a length.</summary>
    Truncate = 'T',

    /// <summary>The file was flushed: all that came before is on the disk.</summary>
    Sync = 'S',

    /// <summary>The file was removed.</summary>
    Unlink = 'U',
}

/// <summary>One entry of the log.</summary>
/// <param name="Kind">What was done.</param>
/// <param name="File">The file's name; empty for an acknowledgement.</param>
/// <param name="Offset">Where it was written, or the new length, or the acknowledgement's number.</param>
/// <param name="Data">What was written.</param>
internal sealed record LogEntry(LogKind Kind, string File, long Offset, ReadOnlyMemory<byte> Data);

/// <summary>Reads what <c>store-log.c</c> wrote, and adds what clients heard.</summary>
internal sealed partial class WriteLog : IDisposable
{
    private const int HeadLength = 24;

    // Write, create, append (Linux). What .NET calls appending looks for the end first, and would write over what the server adds in
    // between.
    private const int Appending = 1 | 0x40 | 0x400;

    private const int OwnerWrites = 0x180;

    private readonly SafeFileHandle _file;

    /// <summary>Begins a log.</summary>
    public WriteLog(string path) => _file = new SafeFileHandle(Open(path, Appending, OwnerWrites), ownsHandle: true);

    /// <summary>
    /// Adds that a client heard of its vote. The system appends each record whole, behind what the server appends to the same file.
    /// </summary>
    public void AddAcknowledgement(int number)
    {
        var head = new byte[HeadLength];
        BinaryPrimitives.WriteInt32LittleEndian(head, (int)LogKind.Acknowledged);
        BinaryPrimitives.WriteInt64LittleEndian(head.AsSpan(8), number);
        if (Write(_file, head, head.Length) != head.Length)
            throw new IOException("The log cannot be written.");
    }

    /// <summary>Reads a log.</summary>
    public static List<LogEntry> Read(string path)
    {
        var bytes = File.ReadAllBytes(path).AsMemory();
        var entries = new List<LogEntry>();
        while (bytes.Length > 0)
        {
            var head = bytes.Span;
            var kind = (LogKind)BinaryPrimitives.ReadInt32LittleEndian(head);
            var nameLength = BinaryPrimitives.ReadInt32LittleEndian(head[4..]);
            var length = (int)BinaryPrimitives.ReadInt64LittleEndian(head[16..]);
            var name = Encoding.UTF8.GetString(head.Slice(HeadLength, nameLength));
            entries.Add(new LogEntry(kind, name, BinaryPrimitives.ReadInt64LittleEndian(head[8..]), bytes.Slice(HeadLength + nameLength, length)));
            bytes = bytes[(HeadLength + nameLength + length)..];
        }

        return entries;
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint Open(string path, int flags, int mode);

    [LibraryImport("libc", EntryPoint = "write")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint Write(SafeFileHandle file, byte[] bytes, nint length);
}
