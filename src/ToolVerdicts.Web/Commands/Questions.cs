using System.CommandLine;

namespace ToolVerdicts.Web.Commands;

/// <summary><c>questions [TOOL]</c> and <c>decide N keep|said|VALUE --because TEXT</c>: the contradictions that editors settle.</summary>
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
        var take = new Argument<string>("TAKE") { Description = "keep, said, or another value" };
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

        Console.WriteLine(all.Count == 0
            ? "No questions."
            : $"{Counted.Of(all.Count, "question")}. Settle one with decide N keep, decide N said, or decide N VALUE, and --because TEXT.");
        return ExitCode.Done;
    }

    private static int Decide(CommandLineSettings line, long number, string take, string because)
    {
        var options = SiteOptions.Read(line.Configuration());
        using var store = Open(line);
        var open = store.ListQuestioned().SelectMany(settled => settled.Questions);
        if (open.FirstOrDefault(one => one.Number == number) is not { } question)
        {
            Console.WriteLine($"There is no open question {number}; see the list with questions.");
            return ExitCode.Findings;
        }

        var today = TimeProvider.System.Today();
        DecisionsFile.Append(
            options.Content, $"{{ question: {number}, take: {YamlText.Quote(take)}, because: {YamlText.Quote(because)}, "
            + $"on: {today.ToStored()} }}");
        Console.WriteLine(OneLine.Of($"{question.Tool}, {question.Fact}: written to decisions.yml. See it with plan, do it with apply."));
        return ExitCode.Done;
    }

    private static DbConnection Open(CommandLineSettings line) =>
        SiteOptions.Read(line.Configuration()).OpenStore().OpenUpgraded(TimeProvider.System.GetUtcNow());
}
