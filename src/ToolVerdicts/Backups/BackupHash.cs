namespace ToolVerdicts.Backups;

/// <summary>The SHA-256 of a backup's bytes, in a file beside it that <c>sha256sum --check</c> reads.</summary>
public static class BackupHash
{
    private const int Digits = 2 * SHA256.HashSizeInBytes;

    /// <summary>The path of a backup's hash file.</summary>
    public static string PathOf(string backup) => $"{backup}.sha256";

    /// <summary>The hash of a file, in lower-case hexadecimal digits.</summary>
    public static string Compute(string file)
    {
        using var bytes = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(bytes));
    }

    /// <summary>Reads the hash beside a backup; null when there is no such file.</summary>
    public static string? Find(string backup)
    {
        if (!File.Exists(PathOf(backup)))
            return null;
        var line = File.ReadAllText(PathOf(backup));
        return line[..Math.Min(Digits, line.Length)].ToLowerInvariant();
    }

    internal static void Write(string backup, string sha256)
    {
        // A hash file left by an interrupted backup is replaced.
        File.Delete(PathOf(backup));
        using (var file = StoreFiles.CreatePrivate(PathOf(backup)))
        using (var text = new StreamWriter(file))
            text.Write($"{sha256}  {Path.GetFileName(backup)}\n");
        DurableFile.Flush(PathOf(backup));
    }
}
