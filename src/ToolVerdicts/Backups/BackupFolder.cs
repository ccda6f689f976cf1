namespace ToolVerdicts.Backups;

/// <summary>The folder of the backups that the site makes by itself. Files with other names are left alone.</summary>
/// <param name="Path">The full path of the folder, which need not exist.</param>
/// <param name="Keep">How many backups stay.</param>
public sealed record BackupFolder(string Path, int Keep)
{
    // The name of a backup as a format of the time when it was made.
    private const string NameFormat = "'toolverdicts-'yyyyMMdd'T'HHmmss'Z.db'";

    /// <summary>The finished backups, the latest first.</summary>
    public IReadOnlyList<(string Path, DateTimeOffset MadeAt)> List() => Files()
        .Select(path => (Path: path, MadeAt: MadeAt(System.IO.Path.GetFileName(path))))
        .Where(backup => backup.MadeAt is not null).OrderByDescending(backup => backup.MadeAt)
        .Select(backup => (backup.Path, backup.MadeAt!.Value)).ToList();

    /// <summary>Makes a backup, then deletes the oldest of those that are more than <see cref="Keep"/>.</summary>
    /// <exception cref="StoreException">No backup could be made; every other one is still there.</exception>
    public (string Path, BackupContents Contents) Add(Database database, DateTimeOffset now)
    {
        DeleteUnfinished();
        var path = System.IO.Path.Combine(Path, NameOf(now));
        var contents = Backup.Write(database, path);
        foreach (var (expired, _) in List().Skip(Keep))
        {
            File.Delete(expired);
            File.Delete(BackupHash.PathOf(expired));
        }

        return (path, contents);
    }

    /// <summary>The name of a backup that is made at a time.</summary>
    public static string NameOf(DateTimeOffset made) => made.UtcDateTime.ToString(NameFormat, CultureInfo.InvariantCulture);

    private static DateTimeOffset? MadeAt(string name) => DateTimeOffset.TryParseExact(
        name, NameFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var made) ? made : null;

    // Left by a process that was killed: copies that are not complete, and hashes without a backup.
    private void DeleteUnfinished()
    {
        foreach (var path in Files())
        {
            var isHash = path.EndsWith(BackupHash.PathOf(""), StringComparison.Ordinal);
            var name = System.IO.Path.GetFileName(isHash ? path[..^BackupHash.PathOf("").Length] : path.Split(Backup.Unfinished)[0]);
            if (MadeAt(name) is not null && !File.Exists(System.IO.Path.Combine(Path, name)))
                File.Delete(path);
        }
    }

    private string[] Files() => Directory.Exists(Path) ? Directory.GetFiles(Path) : [];
}
