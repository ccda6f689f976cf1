using System.Diagnostics;

namespace ToolVerdicts.Load.Faults;

/// <summary>A mounted file system of a few megabytes in memory, which can be filled. Requires root on Linux.</summary>
public sealed class SmallDisk : IDisposable
{
    private const string Size = "8m";

    private readonly string _root = Directory.CreateTempSubdirectory("toolverdicts-disk-").FullName;

    /// <summary>Mounts an empty file system.</summary>
    /// <exception cref="InvalidOperationException">The mount failed.</exception>
    public SmallDisk()
    {
        if (!OperatingSystem.IsLinux() || !Run("mount", "-t", "tmpfs", "-o", $"size={Size}", "none", _root))
        {
            Directory.Delete(_root);
            throw new InvalidOperationException("Only root on Linux can mount the small disk.");
        }

        Folder = Directory.CreateDirectory(Path.Combine(_root, "store")).FullName;
    }

    /// <summary>An empty folder on the disk, for the store.</summary>
    public string Folder { get; }

    private string Filler => Path.Combine(_root, "filler");

    /// <summary>Writes a file until the disk is full.</summary>
    public void Fill()
    {
        using var filler = new FileStream(Filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var block = new byte[4096];
        try
        {
            while (true)
                filler.Write(block);
        }
        catch (IOException)
        {
            // The disk is full.
        }
    }

    /// <summary>Deletes the file that fills the disk.</summary>
    public void MakeRoom() => File.Delete(Filler);

    /// <summary>Lets nothing be written; nothing may be open for writing.</summary>
    public void MakeReadOnly() => Remount("ro");

    /// <summary>Lets everything be written again.</summary>
    public void MakeWritable() => Remount("rw");

    /// <inheritdoc/>
    public void Dispose()
    {
        Run("umount", "--lazy", _root);
        Directory.Delete(_root, recursive: true);
    }

    private void Remount(string how)
    {
        if (!Run("mount", "-o", $"remount,{how}", _root))
            throw new InvalidOperationException($"The disk cannot be made {how}.");
    }

    private static bool Run(string program, params string[] args)
    {
        using var process = Process.Start(new ProcessStartInfo(program, args) { RedirectStandardError = true, UseShellExecute = false })!;
        process.End();
        return process.ExitCode == 0;
    }
}
