using System.CommandLine;

namespace ToolVerdicts.Web.Commands;

/// <summary>The verbs of <c>votes</c>: what was voted, what waits over a network's cap, and what an operator does about it.</summary>
internal static class Votes
{
    public static Command Command(CommandLineSettings line) =>
        new("votes", "List votes, count or drop those over the cap, drop counted ones, and close the votes on a tool")
        {
            List(line),
            Review(line),
            Count(line),
            Drop(line),
            Close(line),
            Open(line),
        };

    private static Command List(CommandLineSettings line)
    {
        var (tool, day, json) = (ToolOption(), DayOption("--day", "Only from this day, as 2026-11-21"), JsonList.Option());
        var command = new Command("list", "List the votes by day and tool, and the tools whose votes are closed") { tool, day, json };
        command.SetAction(parsed =>
        {
            using var store = OpenStore(line);
            var votes = store.ListVotes(parsed.GetValue(tool), parsed.GetValue(day));
            if (parsed.GetValue(json))
                return JsonList.Print(votes);
            foreach (var listed in votes)
            {
                var waiting = listed.Waiting == 0 ? "" : $", {listed.Waiting} wait";
                Console.WriteLine($"{listed.Day.ToStored()}  {listed.Slug}  {new Verdicts.Tally(listed.Ship, listed.Skip)}{waiting}");
            }

            if (votes.Count == 0)
                Console.WriteLine("There are no votes.");
            foreach (var (slug, until) in store.ListClosedVotes())
                Console.WriteLine($"closed  {slug}{(until is { } last ? $" until {last.ToStored()}" : "")}");
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Review(CommandLineSettings line)
    {
        var json = JsonList.Option();
        var command =
            new Command("review", "List the votes that wait: kept, but not counted, because their network was over its cap") { json };
        command.SetAction(parsed => Review(line, parsed.GetValue(json)));
        return command;
    }

    private static Command Count(CommandLineSettings line)
    {
        var (tool, day, all) = (ToolOption(), DayOption("--day", "Only from this day, as 2026-11-21"), AllOption());
        var command = new Command("count", "Count waiting votes") { tool, day, all };
        RequireChoice(command, tool, day, all);
        command.SetAction(parsed => Settle(
            line, "counted", store => store.CountWaitingVotes(parsed.GetValue(tool), parsed.GetValue(day))));
        return command;
    }

    private static Command Drop(CommandLineSettings line)
    {
        var (tool, day, all) = (ToolOption(), DayOption("--day", "Only from this day, as 2026-11-21"), AllOption());
        var counted = new Option<bool>("--counted") { Description = "Votes that count, of one tool and day, instead of waiting ones" };
        var call = new Option<Call?>("--call") { Description = "With --counted: only ship, or only skip" };
        var command = new Command("drop", "Delete waiting votes, or with --counted votes that count") { tool, day, all, counted, call };
        RequireChoice(command, tool, day, all);
        command.Validators.Add(result =>
        {
            var (isCounted, isWhole) =
                (result.GetValue(counted), result.GetResult(tool) is not null && result.GetResult(day) is not null);
            if (isCounted && (!isWhole || result.GetValue(all)))
                result.AddError("--counted needs --tool SLUG and --day DAY.");
            if (!isCounted && result.GetResult(call) is not null)
                result.AddError("--call goes with --counted.");
        });
        command.SetAction(parsed => parsed.GetValue(counted)
            ? DropCounted(line, parsed.GetValue(tool)!.Value, parsed.GetValue(day)!.Value, parsed.GetValue(call))
            : Settle(line, "dropped", store => store.DropWaitingVotes(parsed.GetValue(tool), parsed.GetValue(day))));
        return command;
    }

    private static Command Close(CommandLineSettings line)
    {
        var tool = ToolArgument();
        var until = DayOption("--until", "The last day (UTC) on which they are closed; without it until votes open");
        var command = new Command("close", "Take no new vote on a tool, and no change of one") { tool, until };
        command.SetAction(parsed =>
        {
            var (slug, last) = (parsed.GetValue(tool)!.Value, parsed.GetValue(until));
            using var store = OpenStore(line);
            if (!store.CloseVotes(slug, last))
                return NoTool(slug);
            Log($"votes closed: {slug}{(last is { } day ? $" until {day.ToStored()}" : "")}");
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Open(CommandLineSettings line)
    {
        var tool = ToolArgument();
        var command = new Command("open", "Take votes on a tool again") { tool };
        command.SetAction(parsed =>
        {
            var slug = parsed.GetValue(tool)!.Value;
            using var store = OpenStore(line);
            if (!store.OpenVotes(slug))
            {
                Console.WriteLine($"Votes on {slug} were not closed.");
                return ExitCode.Findings;
            }

            Log($"votes opened: {slug}");
            return ExitCode.Done;
        });
        return command;
    }

    private static int DropCounted(CommandLineSettings line, Slug slug, DateOnly day, Call? call)
    {
        using var store = OpenStore(line);
        if (store.DropCountedVotes(slug, day, call) is not { } dropped)
            return NoTool(slug);
        Log($"counted votes dropped: {slug}, {day.ToStored()}, {dropped}");
        return dropped.Total > 0 ? ExitCode.Done : ExitCode.Findings;
    }

    private static int Settle(CommandLineSettings line, string done, Func<DbConnection, IReadOnlyList<WaitingVotes>> settle)
    {
        using var store = OpenStore(line);
        var settled = settle(store);
        foreach (var votes in settled)
            Log($"votes {done}: {votes.Slug}, {votes.Day.ToStored()}, {votes.Votes}");
        if (settled.Count == 0)
            Console.WriteLine("No votes wait there; see the list with votes review.");
        return settled.Count > 0 ? ExitCode.Done : ExitCode.Findings;
    }

    private static int Review(CommandLineSettings line, bool asJson)
    {
        using var store = OpenStore(line);
        var waiting = store.ListWaitingVotes();
        if (asJson)
            return JsonList.Print(waiting.Select(votes => new { votes.Slug, votes.Day, votes.Ship, votes.Skip }).ToList());
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

    // One line for each act, with its time: this is the log of what an operator decided.
    private static void Log(string act) =>
        Console.WriteLine($"{SiteClock.Instance.GetUtcNow().ToString(ColumnTypes.TimeFormat)} {act}");

    private static int NoTool(Slug slug)
    {
        Console.WriteLine($"There is no tool {slug}.");
        return ExitCode.Findings;
    }

    private static string Shown(Verdicts.Tally tally) => tally.Verdict is { } verdict ? $"{tally} ({verdict})" : "no votes";

    private static Option<Slug?> ToolOption() => new("--tool")
    {
        Description = "Only on this tool, by its address part",
        CustomParser = result => ReadSlug(result.Tokens[0].Value, result.AddError),
    };

    private static Argument<Slug?> ToolArgument() => new("TOOL")
    {
        Description = "The tool, by its address part",
        CustomParser = result => ReadSlug(result.Tokens[0].Value, result.AddError),
    };

    // Null would choose all tools, so that a malformed slug must be an error.
    private static Slug? ReadSlug(string text, Action<string> refuse)
    {
        if (Slug.TryParse(text, out var slug))
            return slug;
        refuse($"{text} is no address part such as smollm3.");
        return null;
    }

    private static Option<DateOnly?> DayOption(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = result =>
        {
            if (ColumnTypes.TryParseDay(result.Tokens[0].Value, out var day))
                return day;
            result.AddError($"{result.Tokens[0].Value} is no day such as 2026-11-21.");
            return null;
        },
    };

    private static Option<bool> AllOption() => new("--all") { Description = "All that wait" };

    private static void RequireChoice(Command command, Option<Slug?> tool, Option<DateOnly?> day, Option<bool> all) =>
        command.Validators.Add(result =>
        {
            if (result.GetResult(tool) is null && result.GetResult(day) is null && !result.GetValue(all))
                result.AddError("Say which: --tool SLUG, --day DAY, both, or --all.");
        });

    private static DbConnection OpenStore(CommandLineSettings line) =>
        SiteOptions.Read(line.Configuration()).OpenStore().OpenUpgraded(SiteClock.Instance.GetUtcNow());
}
