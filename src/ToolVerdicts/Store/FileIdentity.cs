using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace ToolVerdicts.Store;

/// <summary>Identifies the file that a path leads to, whatever its name: a copy has another identity, a moved file keeps its own.</summary>
/// <param name="Device">The device that holds the file; it may change with a restart of the machine.</param>
/// <param name="Inode">The number of the file on its device.</param>
/// <param name="Born">When the file was made, in ticks of its file system; zero where that is not known.</param>
/// <param name="Links">How many names the file has.</param>
/// <param name="Owner">The number of the user that the file belongs to.</param>
public readonly record struct FileIdentity(ulong Device, ulong Inode, ulong Born, uint Links, uint Owner)
{
    // https://man7.org/linux/man-pages/man2/statx.2.html; the layout is the same on every architecture.
    private const int CurrentFolder = -100;
    private const uint Wanted = 0x4 | 0x8 | 0x100 | 0x800;
    private const int Size = 256;

    /// <summary>The identity without the number of links and the device, as text that outlives a restart of the machine.</summary>
    public string Lasting => $"{Inode}-{Born}";

    /// <summary>True when both are one file.</summary>
    public bool IsSame(FileIdentity other) => (Device, Inode, Born) == (other.Device, other.Inode, other.Born);

    /// <summary>The file that a path leads to; null when there is none, and on systems other than Linux.</summary>
    public static FileIdentity? Of(string path)
    {
        if (!OperatingSystem.IsLinux())
            return null;
        var stat = new byte[Size];
        if (ReadStatus(CurrentFolder, path, 0, Wanted, stat) != 0)
            return null;
        return new FileIdentity(
            (ulong)UIntAt(136) << 32 | UIntAt(140), BinaryPrimitives.ReadUInt64LittleEndian(stat.AsSpan(32)),
            BinaryPrimitives.ReadUInt64LittleEndian(stat.AsSpan(80)) * 1_000_000_000 + UIntAt(88), UIntAt(16), UIntAt(20));

        uint UIntAt(int place) => BinaryPrimitives.ReadUInt32LittleEndian(stat.AsSpan(place));
    }

    /// <summary>True when the file belongs to the user whose rights this process has.</summary>
    public bool IsOwn => Owner == ReadUser();

#pragma warning disable SYSLIB1054 // A generated marshaller needs unsafe code.
    [DllImport("libc", EntryPoint = "statx")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ReadStatus(
        int folder, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint wanted, [Out] byte[] status);

    [DllImport("libc", EntryPoint = "geteuid", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint ReadUser();
#pragma warning restore SYSLIB1054
}
