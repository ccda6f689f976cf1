using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace ToolVerdicts.Load.Faults;

/// <summary>Reads the log that <c>store-log.c</c> writes, and appends acknowledgements to it.</summary>
internal sealed partial class WriteLog : IDisposable
{
    private const int HeadLength = 24;

    // O_WRONLY, O_CREAT and O_APPEND of Linux. FileMode.Append seeks to the end once and would overwrite what the server appends later.
    private const int AppendFlags = 1 | 0x40 | 0x400;

    // Mode 0600: only the owner may read and write.
    private const int OwnerOnly = 0x180;

    private readonly SafeFileHandle _file;

    /// <summary>Opens a log for appending, and creates it if there is none.</summary>
    public WriteLog(string path) => _file = new SafeFileHandle(Open(path, AppendFlags, OwnerOnly), ownsHandle: true);

    /// <summary>Appends an acknowledgement. O_APPEND keeps it apart from the records that the server appends.</summary>
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
            var offset = BinaryPrimitives.ReadInt64LittleEndian(head[8..]);
            entries.Add(new LogEntry(kind, name, offset, bytes.Slice(HeadLength + nameLength, length)));
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
