using System.Diagnostics;

namespace ToolVerdicts.Load.Faults;

/// <summary>A disk of a few megabytes in memory, which can be filled and made read-only. Only root may mount one, on Linux.</summary>
public sealed class SmallDisk : IDisposable
{
    private const string Size = "8m";

    private readonly string _root = Directory.CreateTempSubdirectory("toolverdicts-disk-").FullName;

    /// <summary>A disk with nothing on it.</summary>
    /// <exception cref="InvalidOperationException">It cannot be mounted.</exception>
    public SmallDisk()
    {
        if (!OperatingSystem.IsLinux() || !Run("mount", "-t", "tmpfs", "-o", $"size={Size}", "none", _root))
        {
            Directory.Delete(_root);
            throw new InvalidOperationException("A disk can be mounted by root on Linux only.");
        }

        Folder = Directory.CreateDirectory(Path.Combine(_root, "store")).FullName;
    }

    /// <summary>A folder on the disk.</summary>
    public string Folder { get; }

    private string Filler => Path.Combine(_root, "filler");

    /// <summary>Takes all room that is left.</summary>
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
            // Full is what it was to become.
        }
    }

    /// <summary>Gives the room back.</summary>
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
