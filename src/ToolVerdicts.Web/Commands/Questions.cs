using System.CommandLine;

namespace ToolVerdicts.Web.Commands;

/// <summary>
/// <c>questions [TOOL]</c> and <c>decide N keep|said|VALUE|ADDRESS --because TEXT</c>: contradictions and held pages, which editors settle.
/// </summary>
internal static class Questions
{
    public static Command ListCommand(CommandLineSettings line)
    {
        var tool = new Argument<string?>("TOOL") { Description = "The address of one tool", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("questions", "List the contradictions that an editor is to settle") { tool };
        command.SetAction(parsed => List(line, parsed.GetValue(tool)));
        return command;
    }

    public static Command DecideCommand(CommandLineSettings line)
    {
        var number = new Argument<long>("N") { Description = "The number of the question" };
        var take = new Argument<string>("TAKE") { Description = "keep, said, another value, or for a held page the address of its tool" };
        var because = new Option<string>("--because") { Description = "The reason", HelpName = "TEXT", Required = true };
        var command = new Command("decide", "Settle a question in decisions.yml") { number, take, because };
        command.SetAction(parsed => Decide(
            line, parsed.GetValue(number), parsed.GetValue(take)!, Wording.Collapse(parsed.GetValue(because)!)));
        return command;
    }

    private static int List(CommandLineSettings line, string? tool)
    {
        using var store = Open(line);
        var all = store.ListQuestioned()
            .SelectMany(settled => settled.Questions.Select(question => (settled.Tool.Name, Question: question)))
            .Where(row => tool is null || row.Question.Tool.ToString() == tool).ToList();
        foreach (var (name, question) in all)
        {
            Console.WriteLine(OneLine.Of($"{question.Number}  {name} ({question.Tool}), {question.Fact}"));
            Console.WriteLine(OneLine.Of($"  stands  {(question.Stands is { } stands ? Excerpt.Of(stands) : "nothing: contested")}"));
            foreach (var value in question.Values)
            {
                var seen = value.Seen is { } day ? $", seen {day.ToStored()}" : "";
                Console.WriteLine(OneLine.Of($"  said    {Excerpt.Around(value.Words, question.Stands)}{seen}"));
            }
        }

        var held = store.ListHeldQuestions()
            .Where(question => tool is null || question.Held.Candidates.Any(candidate => candidate.Slug.ToString() == tool)).ToList();
        foreach (var words in held.SelectMany(Lines))
            Console.WriteLine(OneLine.Of(words));
        if (all.Count + held.Count == 0)
        {
            Console.WriteLine("No questions.");
            return ExitCode.Done;
        }

        Console.WriteLine($"{Counted.Of(all.Count + held.Count, "question")}. Settle one with decide N keep, decide N said, or decide N "
            + "VALUE, and --because TEXT.");
        if (held.Count > 0)
        {
            Console.WriteLine("For a held page, keep says that it shows the tool it may show, said that it shows a tool of its own, and an "
                + "address that it shows the tool there.");
        }

        return ExitCode.Done;
    }

    private static int Decide(CommandLineSettings line, long number, string take, string because)
    {
        var options = SiteOptions.Read(line.Configuration());
        using var store = Open(line);
        var question = store.ListQuestioned().SelectMany(settled => settled.Questions).FirstOrDefault(one => one.Number == number);
        var held = question is null ? store.ListHeldQuestions().FirstOrDefault(one => one.Held.Number == number)?.Held : null;
        var refusal = held is not null ? FindRefusal(store, held, take)
            : question is null ? $"There is no open question {number}; see the list with questions."
            : question.FindRefusal(take, store.ListAppliedCriteria());
        if (refusal is not null)
        {
            Console.WriteLine(OneLine.Of(refusal));
            return ExitCode.Findings;
        }

        var about = question is null ? Excerpt.Of(held!.Identity.Name) : $"{question.Tool}, {question.Fact}";
        var today = SiteClock.Instance.Today();
        var faults = DecisionsFile.Append(
            options.Content, $"{{ question: {number}, take: {YamlText.Quote(take)}, because: {YamlText.Quote(because)}, "
            + $"on: {today.ToStored()} }}");
        if (faults.Count > 0)
        {
            PlanReport.PrintFaults(faults);
            return ExitCode.Findings;
        }

        Console.WriteLine(OneLine.Of($"{about}: written to decisions.yml. See it with plan, do it with apply."));
        return ExitCode.Done;
    }

    private static IEnumerable<string> Lines(HeldQuestion question) =>
    [
        $"{question.Held.Number}  held: {HeldReport.Files(question)}",
        $"  page    {question.Held.Words}",
        .. question.Held.Candidates.Select(tool => $"  perhaps {tool.Slug}: {question.Held.WordsOf(tool)}"),
    ];

    /// <returns>The reason why this is no answer; null for one.</returns>
    private static string? FindRefusal(DbConnection store, HeldIdentity held, string take) => take switch
    {
        Answers.Said => null,
        Answers.Keep when held.Candidates.Count == 1 => null,
        Answers.Keep when held.Candidates.Count == 0 => "There is no tool to keep any longer; take said, or the address of one.",
        Answers.Keep => $"There are {held.Candidates.Count} tools to keep; take the address of one: "
            + $"{string.Join(", ", held.Candidates.Select(tool => tool.Slug))}.",
        _ when Slug.TryParse(take, out var slug) && store.FindToolIdAsync(slug).GetAwaiter().GetResult() is not null => null,
        _ => $"There is no tool {Excerpt.Of(take)}; take said, keep, or the address of a tool.",
    };

    private static DbConnection Open(CommandLineSettings line) =>
        SiteOptions.Read(line.Configuration()).OpenStore().OpenUpgraded(SiteClock.Instance.GetUtcNow());
}
