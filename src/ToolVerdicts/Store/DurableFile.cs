using System.Runtime.InteropServices;

namespace ToolVerdicts.Store;

/// <summary>Flushes files and their names to the disk, so that they survive a loss of power.</summary>
internal static class DurableFile
{
    private const int ReadOnly = 0;

    /// <summary>Returns when the file's content is on the disk.</summary>
    public static void Flush(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        file.Flush(flushToDisk: true);
    }

    /// <summary>Returns when the names in the file's folder are on the disk. On Windows they are flushed with the file.</summary>
    public static void FlushFolderOf(string path)
    {
        if (OperatingSystem.IsWindows())
            return;
        var folder = Open(Path.GetDirectoryName(Path.GetFullPath(path))!, ReadOnly);
        if (folder < 0)
            throw new IOException(Marshal.GetLastPInvokeErrorMessage());
        var result = Sync(folder);
        var fault = Marshal.GetLastPInvokeErrorMessage();
        _ = Close(folder);
        if (result < 0)
            throw new IOException(fault);
    }

    // .NET opens no folders.
    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static extern int Sync(int file);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    private static extern int Close(int file);
}
