namespace ToolVerdicts.Web.Commands;

/// <summary>One screen that says what the start did and where to look.</summary>
internal static class StartScreen
{
    public static void Print(WebApplication app, SiteOptions options, Database database, Preparation done)
    {
        var url = ReachedAt(app.Urls.FirstOrDefault() ?? options.Urls) + options.BasePath;
        Line("store", $"{database.FilePath}");
        var migrated = done.Store.Migrated == 0 ? "up to date" : $"{Counted.Of(done.Store.Migrated, "migration")} applied";
        Line("", $"SQLite {Database.SqliteVersion}, schema {Migrations.Latest}, {migrated}");
        if (!done.Store.IsInspected)
            Line("", "is still being checked; /readyz and the log will tell when it is damaged");
        Line("holds", $"{Counted.Of(done.Tools, "tool")} from {Counted.Of(done.Captures, "capture")}");
        if (done.Seeded.Count > 0)
        {
            var imported = done.Seeded.Count(entry => entry.Refusal is null);
            Line("seeds", $"{imported} of {Counted.Of(done.Seeded.Count, "file")} in {options.Seeds} imported");
        }

        foreach (var entry in done.Seeded.Where(entry => entry.Refusal is not null))
            Line("", $"refused {entry.Path}: {entry.Refusal}");
        foreach (var words in Content(options, done))
            Line("content", words);
        var (mail, schedule) = (options.Mail, options.Mail.Schedule);
        var target = mail.Server is { } server ? $"to {server}" : $"into {mail.Pickup}";
        Line("mail", mail.IsOff
            ? "none, because Mail:None is true"
            : $"{target}, from {mail.From}; issues on {schedule.Day}s at {schedule.Hour:00}:00 UTC");
        if (done.IsMailHeld)
            Line("", "held, because this store is a copy: nothing is sent until digest resume");
        Line("backup", options.Backup.Folder is { } folder
            ? $"every {options.Backup.Interval.TotalHours:0} hours into {folder.Path}, the latest {folder.Keep} are kept"
            : "none by itself, because Backup:Folder is none");
        Line("proxy", options.Proxies.Count > 0
            ? $"{string.Join(", ", options.Proxies)} may name visitors"
            : "none; one in front must be named with --Proxies=ADDRESS, or its visitors share one limit and one cap on votes");
        foreach (var words in Addresses(options))
            Line("address", words);
        Line("look", url);
        if (done.Latest is { } latest && ListeningAddress.SocketOf(url) is null)
            Line("", $"{url}/compare/{latest}");
        Line("stop", "Ctrl+C");
    }

    // A wildcard is no address that a browser can open.
    private static string ReachedAt(string url) => ListeningAddress.PublicOf(url) is { } address ? $"{address}".TrimEnd('/') : url;

    private static IEnumerable<string> Addresses(SiteOptions options)
    {
        if (options.HasBaseUrl)
            yield break;
        if (options.ListensBeyondLoopback)
        {
            yield return $"other machines reach it by its address or as {Environment.MachineName}; "
                + "a name of its own is set with --Site:BaseUrl=https://NAME";
        }

        if (options.Mail.Server is not null)
            yield return $"links in messages lead to {options.UrlOf("")}, because Site:BaseUrl is not set";
    }

    private static IEnumerable<string> Content(SiteOptions options, Preparation done)
    {
        if (done.Applied?.Revision is { } revision)
            yield return $"{options.Content} was applied as revision {revision}";
        foreach (var fault in done.Applied?.Faults ?? [])
            yield return $"{fault}";
        if (done.Waiting > 0)
        {
            yield return $"{Counted.Of(done.Waiting.Value, "changed file")} in {options.Content} {(done.Waiting == 1 ? "waits" : "wait")}: "
                + "see what they do with plan, do it with apply";
        }
    }

    private static void Line(string label, string text) => Console.WriteLine($"  {label,-7} {OneLine.Of(text)}");
}
