using System.Runtime.InteropServices;

namespace ToolVerdicts.Store;

/// <summary>The user that a file belongs to, which .NET does not tell.</summary>
internal static class FileOwner
{
    // statx(2): the structure has the same layout on every Linux.
    private const int CurrentFolder = -100;
    private const uint UserAsked = 0x8;
    private const int Size = 256;
    private const int UserAt = 20;

    /// <summary>The number of the user; null when it cannot be told: there is no such file, or the system is not Linux.</summary>
    public static uint? Of(string path)
    {
        if (!OperatingSystem.IsLinux())
            return null;
        var found = new byte[Size];
        return ReadStatus(CurrentFolder, path, flags: 0, UserAsked, found) == 0 ? BitConverter.ToUInt32(found, UserAt) : null;
    }

    /// <summary>The number of the user whose rights this process has; null on other systems than Linux.</summary>
    public static uint? OfProcess() => OperatingSystem.IsLinux() ? ReadUser() : null;

    [DllImport("libc", EntryPoint = "statx", ExactSpelling = true)]
    private static extern int ReadStatus(
        int folder, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint mask, [Out] byte[] status);

    [DllImport("libc", EntryPoint = "geteuid", ExactSpelling = true)]
    private static extern uint ReadUser();
}
