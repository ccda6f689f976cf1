using System.CommandLine;

namespace ToolVerdicts.Web.Commands;

/// <summary><c>votes review</c>, <c>votes count</c> and <c>votes drop</c>: the votes that came from networks over their cap.</summary>
internal static class Votes
{
    public static Command Command(CommandLineSettings line)
    {
        var review = new Command("review", "List the votes that wait: kept, but not counted, because their network was over its cap");
        review.SetAction(_ => Review(line));
        return new Command("votes", "Look at votes over the cap, and count or drop them")
        {
            review,
            Settling("count", "Count waiting votes", "counted", line, VoteReview.CountWaitingVotes),
            Settling("drop", "Drop waiting votes", "dropped", line, VoteReview.DropWaitingVotes),
        };
    }

    private static Command Settling(
        string name, string description, string done, CommandLineSettings line,
        Func<DbConnection, Slug?, DateOnly?, IReadOnlyList<WaitingVotes>> settle)
    {
        var tool = new Option<Slug?>("--tool")
        {
            Description = "Only on this tool, by its address part",
            // Null would choose all tools, so that a malformed slug must be an error.
            CustomParser = result =>
            {
                if (Slug.TryParse(result.Tokens[0].Value, out var slug))
                    return slug;
                result.AddError($"{result.Tokens[0].Value} is no address part such as smollm3.");
                return null;
            },
        };
        var day = new Option<string?>("--day") { Description = "Only from this day, as 2026-11-21" };
        var all = new Option<bool>("--all") { Description = "All that wait" };
        day.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !DateOnly.TryParseExact(token.Value, "yyyy-MM-dd", out _))
                result.AddError($"{token.Value} is no day such as 2026-11-21.");
        });
        var command = new Command(name, description) { tool, day, all };
        command.Validators.Add(result =>
        {
            if (result.GetResult(tool) is null && result.GetValue(day) is null && !result.GetValue(all))
                result.AddError("Say which: --tool SLUG, --day DAY, both, or --all.");
        });
        command.SetAction(parsed =>
        {
            using var store = Open(line);
            DateOnly? onlyDay = ColumnTypes.TryParseDay(parsed.GetValue(day), out var parsedDay) ? parsedDay : null;
            var settled = settle(store, parsed.GetValue(tool), onlyDay);
            // One line each: this is the log of what an operator decided.
            foreach (var votes in settled)
                Console.WriteLine(
                    $"{TimeProvider.System.GetUtcNow().ToString(ColumnTypes.TimeFormat)} "
                    + $"votes {done}: {votes.Slug}, {votes.Day.ToStored()}, {votes.Votes}");
            if (settled.Count == 0)
                Console.WriteLine("No votes wait there; see the list with votes review.");
            return settled.Count > 0 ? ExitCode.Done : ExitCode.Findings;
        });
        return command;
    }

    private static int Review(CommandLineSettings line)
    {
        using var store = Open(line);
        var waiting = store.ListWaitingVotes();
        if (waiting.Count == 0)
        {
            Console.WriteLine("No votes wait.");
            return ExitCode.Done;
        }

        foreach (var votes in waiting)
        {
            var together = new Verdicts.Tally(votes.Counted.Ship + votes.Ship, votes.Counted.Skip + votes.Skip);
            Console.WriteLine(
                $"{votes.Day.ToStored()}  {votes.Slug}  {votes.Votes} wait; counted {Shown(votes.Counted)}, with them {Shown(together)}");
        }

        Console.WriteLine("Count them with votes count --tool SLUG --day DAY, or drop them with votes drop.");
        return ExitCode.Done;
    }

    private static string Shown(Verdicts.Tally tally) => tally.Verdict is { } verdict ? $"{tally} ({verdict})" : "no votes";

    private static DbConnection Open(CommandLineSettings line) =>
        SiteOptions.Read(line.Configuration()).OpenStore().OpenUpgraded(TimeProvider.System.GetUtcNow());
}
