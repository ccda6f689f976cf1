using System.Globalization;
using ToolVerdicts.Backups;

namespace ToolVerdicts.Web.Settings;

/// <summary>The settings of backups that the site makes by itself.</summary>
/// <param name="Folder">The folder for the backups; null when none are made.</param>
/// <param name="Interval">The time from one backup to the next.</param>
/// <param name="Retention">Which backups are not deleted.</param>
public sealed record BackupOptions(string? Folder, TimeSpan Interval, BackupRetention Retention)
{
    private const int UsualHours = 1;
    private const int UsualLatest = 24;
    private const int UsualDays = 14;
    private const int Most = 10_000;

    /// <exception cref="SettingException">A setting cannot be used.</exception>
    public static BackupOptions Read(IConfiguration settings)
    {
        var folder = settings["Backup:Folder"];
        if (folder is not null && string.IsNullOrWhiteSpace(folder))
            throw new SettingException("Backup:Folder is empty; name a folder, or leave it out.");
        return new BackupOptions(
            folder is null ? null : Path.GetFullPath(folder),
            TimeSpan.FromHours(Number(settings, "Backup:Hours", UsualHours, least: 1)),
            new BackupRetention(
                Number(settings, "Backup:Keep", UsualLatest, least: 1),
                Number(settings, "Backup:KeepDays", UsualDays, least: 0)));
    }

    private static int Number(IConfiguration settings, string name, int usual, int least) => settings[name] is not { } text
        ? usual
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= Most
            ? number
            : throw new SettingException($"{name} is \"{text}\"; it must be a number from {least} to {Most}.");
}
