namespace ToolVerdicts.Web.Settings;

/// <summary>The backups that the site makes by itself.</summary>
/// <param name="Folder">Their folder; null when the site makes none.</param>
/// <param name="Interval">The time between two backups.</param>
public sealed record BackupOptions(BackupFolder? Folder, TimeSpan Interval)
{
    private const string None = "none";
    private const int UsualHours = 24;
    private const int UsualKeep = 7;
    private const int Most = 10_000;

    /// <param name="settings">The configuration.</param>
    /// <param name="store">The store's file; backups go into the folder <c>backups</c> beside it unless another is named.</param>
    /// <exception cref="SettingException">A setting cannot be used.</exception>
    public static BackupOptions Read(IConfiguration settings, string store)
    {
        var folder = settings["Backup:Folder"] ?? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(store))!, "backups");
        if (string.IsNullOrWhiteSpace(folder))
            throw new SettingException($"Backup:Folder is empty; name a folder, or {None} for no backups.");
        var keep = Number(settings, "Backup:Keep", UsualKeep);
        var interval = TimeSpan.FromHours(Number(settings, "Backup:Hours", UsualHours));
        var isOff = folder.Equals(None, StringComparison.OrdinalIgnoreCase);
        return new BackupOptions(isOff ? null : new BackupFolder(Path.GetFullPath(folder), keep), interval);
    }

    private static int Number(IConfiguration settings, string name, int usual) => settings[name] is not { } text
        ? usual
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= Most
            ? number
            : throw new SettingException($"{name} is \"{text}\"; it must be a number from 1 to {Most}.");
}
