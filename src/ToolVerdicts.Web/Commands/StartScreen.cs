using ToolVerdicts.Captures;
using ToolVerdicts.Comparisons;
using ToolVerdicts.Data;
using ToolVerdicts.Importing;
using ToolVerdicts.Tools;

namespace ToolVerdicts.Web.Commands;

/// <summary>One screen that says what the start did and where to look.</summary>
internal static class StartScreen
{
    public static async Task PrintAsync(WebApplication app, SiteOptions options, Database database, int migrated, IReadOnlyList<ImportReport.Entry> seeded)
    {
        await using var store = await database.OpenConnectionAsync();
        var url = app.Urls.FirstOrDefault() ?? options.BaseUrl.ToString();
        Line("store", $"{database.FilePath}");
        Line("", $"SQLite {SqliteLibrary.Version}, schema {Migrations.Latest}{(migrated == 0 ? ", up to date" : $", {Count(migrated, "migration")} applied")}");
        Line("holds", $"{Count(await store.CountToolsAsync(), "tool")} from {Count(await store.CountCapturesAsync(), "capture")}");
        if (seeded.Count > 0)
            Line("seeds", $"{seeded.Count(entry => entry.Refusal is null)} of {Count(seeded.Count, "file")} in {options.Seeds} imported");
        foreach (var entry in seeded.Where(entry => entry.Refusal is not null))
            Line("", $"refused {entry.Path}: {entry.Refusal}");
        Line("mail", $"{(options.Mail.Server is { } server ? $"to {server}" : $"into {options.Mail.Pickup}")}, from {options.Mail.From}; issues on {options.Mail.Schedule.Day}s at {options.Mail.Schedule.Hour:00}:00 UTC");
        Line("look", url);
        if (await store.ListComparisonsAsync(limit: 1) is [var latest])
            Line("", $"{url}/compare/{latest.Address}");
        Line("stop", "Ctrl+C");
    }

    private static string Count(long number, string noun) => number == 1 ? $"1 {noun}" : $"{number} {noun}s";

    private static void Line(string label, string text) => Console.WriteLine($"  {label,-6} {text}");
}
