using System.Globalization;

namespace ToolVerdicts.Backups;

/// <summary>Which of the backups in a folder stay: the latest ones, and of each of the latest days the last one.</summary>
/// <param name="Latest">How many of the latest.</param>
/// <param name="Days">Of how many days.</param>
public sealed record BackupRetention(int Latest, int Days)
{
    private const string Prefix = "toolverdicts-";
    private const string TimeFormat = "yyyyMMdd'T'HHmmss'Z'";
    private const string Extension = ".db";

    /// <summary>The name of a backup that is made at a time.</summary>
    public static string NameOf(DateTimeOffset made) => $"{Prefix}{made.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture)}{Extension}";

    /// <summary>Reads such a name; null for every other file.</summary>
    public static DateTimeOffset? MadeAt(string name) =>
        name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(Extension, StringComparison.Ordinal)
        && DateTimeOffset.TryParseExact(name[Prefix.Length..^Extension.Length], TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var made)
            ? made
            : null;

    /// <summary>The backups in a folder, the latest first; none when there is no such folder.</summary>
    public static IReadOnlyList<string> List(string folder) =>
        Files(folder).Where(path => MadeAt(Path.GetFileName(path)) is not null).OrderDescending(StringComparer.Ordinal).ToList();

    /// <summary>What was begun in a folder and not finished, and what SQLite keeps beside it.</summary>
    public static IReadOnlyList<string> ListUnfinished(string folder) => Files(folder).Where(path =>
        Path.GetFileName(path).Split(Backup.Unfinished) is [var name, "" or "-wal" or "-shm"] && MadeAt(name) is not null).ToList();

    /// <summary>Those that may go.</summary>
    public IReadOnlyList<string> Expired(IEnumerable<string> paths)
    {
        var made = paths.Select(path => (Path: path, At: MadeAt(Path.GetFileName(path)))).Where(backup => backup.At is not null).OrderByDescending(backup => backup.At).ToList();
        var lastOfDays = made.DistinctBy(backup => backup.At!.Value.UtcDateTime.Date).Take(Days);
        return made.Skip(Latest).Except(lastOfDays).Select(backup => backup.Path).ToList();
    }

    private static string[] Files(string folder) => Directory.Exists(folder) ? Directory.GetFiles(folder) : [];
}
