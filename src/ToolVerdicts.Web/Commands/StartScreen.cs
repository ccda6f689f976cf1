using ToolVerdicts.Store;
using ToolVerdicts.Text;
using ToolVerdicts.Web.Settings;

namespace ToolVerdicts.Web.Commands;

/// <summary>One screen that says what the start did and where to look.</summary>
internal static class StartScreen
{
    public static void Print(WebApplication app, SiteOptions options, Database database, Preparation done)
    {
        var url = app.Urls.FirstOrDefault() ?? options.BaseUrl.ToString();
        Line("store", $"{database.FilePath}");
        Line("", $"SQLite {Database.SqliteVersion}, schema {Migrations.Latest}{(done.Migrated == 0 ? ", up to date" : $", {Count(done.Migrated, "migration")} applied")}");
        Line("holds", $"{Count(done.Tools, "tool")} from {Count(done.Captures, "capture")}");
        if (done.Seeded.Count > 0)
            Line("seeds", $"{done.Seeded.Count(entry => entry.Refusal is null)} of {Count(done.Seeded.Count, "file")} in {options.Seeds} imported");
        foreach (var entry in done.Seeded.Where(entry => entry.Refusal is not null))
            Line("", $"refused {entry.Path}: {entry.Refusal}");
        Line("mail", $"{(options.Mail.Server is { } server ? $"to {server}" : $"into {options.Mail.Pickup}")}, from {options.Mail.From}; issues on {options.Mail.Schedule.Day}s at {options.Mail.Schedule.Hour:00}:00 UTC");
        Line("look", url);
        if (done.Latest is { } latest)
            Line("", $"{url}/compare/{latest}");
        Line("stop", "Ctrl+C");
    }

    private static string Count(long number, string noun) => number == 1 ? $"1 {noun}" : $"{number} {noun}s";

    private static void Line(string label, string text) => Console.WriteLine($"  {label,-6} {OneLine.Of(text)}");
}
