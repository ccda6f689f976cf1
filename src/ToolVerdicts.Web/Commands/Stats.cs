using System.CommandLine;

namespace ToolVerdicts.Web.Commands;

/// <summary><c>stats</c>: which pages were read most, and which searches found nothing.</summary>
internal static class Stats
{
    private const int UsualDays = 7;

    public static Command Command(CommandLineSettings line)
    {
        var days = new Option<int>("--days")
        {
            Description = $"The last so many days (UTC), 1 to {ReadCounts.KeptDays}",
            DefaultValueFactory = _ => UsualDays,
        };
        var limit = new Option<int>("--limit") { Description = "At most so many of each", DefaultValueFactory = _ => 20 };
        var json = JsonList.Option();
        days.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && (!int.TryParse(result.Tokens[0].Value, out var count) || count is < 1 or > ReadCounts.KeptDays))
                result.AddError($"--days is a number from 1 to {ReadCounts.KeptDays}.");
        });
        limit.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && (!int.TryParse(result.Tokens[0].Value, out var count) || count < 1))
                result.AddError("--limit is a number from 1.");
        });
        var command = new Command("stats", "Print which pages were read most, and which searches found nothing") { days, limit, json };
        command.SetAction(parsed => Run(line, parsed.GetValue(days), parsed.GetValue(limit), parsed.GetValue(json)));
        return command;
    }

    private static int Run(CommandLineSettings line, int days, int limit, bool asJson)
    {
        var now = SiteClock.Instance.GetUtcNow();
        using var store = SiteOptions.Read(line.Configuration()).OpenStore().OpenUpgraded(now);
        var since = DateOnly.FromDateTime(now.UtcDateTime).AddDays(1 - days);
        var (views, searches) = (store.ListViews(since, limit), store.ListEmptySearches(since, limit));
        if (asJson)
            return JsonList.Print([new { Since = since, Pages = views, EmptySearches = searches }]);
        Print($"Pages read since {since.ToStored()}", views);
        Print("Searches that found nothing", searches);
        return ExitCode.Done;
    }

    private static void Print(string heading, IReadOnlyList<ReadCount> counts)
    {
        Console.WriteLine($"{heading}:{(counts.Count == 0 ? " none" : "")}");
        foreach (var (name, count) in counts)
            Console.WriteLine(OneLine.Of($"{count,9:N0}  {name}"));
    }
}
