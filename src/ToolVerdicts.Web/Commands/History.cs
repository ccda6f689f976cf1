using System.CommandLine;

namespace ToolVerdicts.Web.Commands;

/// <summary><c>history [TOOL]</c>: the revisions of the store, or the changes of one tool, the latest first.</summary>
internal static class History
{
    private const int Most = 1000;

    public static Command Command(CommandLineSettings line)
    {
        var tool = new Argument<string?>("TOOL") { Description = "The address of one tool", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("history", "List the revisions, or the changes of one tool") { tool };
        command.SetAction((parsed, _) => RunAsync(line, parsed.GetValue(tool)));
        return command;
    }

    private static async Task<int> RunAsync(CommandLineSettings line, string? tool)
    {
        var options = SiteOptions.Read(line.Configuration());
        await using var store = options.OpenStore().OpenUpgraded(SiteClock.Instance.GetUtcNow());
        if (tool is null)
        {
            foreach (var revision in store.ListRevisions(Most))
                Console.WriteLine(OneLine.Of(revision.Words));
            return ExitCode.Done;
        }

        if (!Slug.TryParse(tool, out var slug) || await store.FindToolIdAsync(slug) is not { } id)
        {
            Console.WriteLine(OneLine.Of($"There is no tool {tool}."));
            return ExitCode.Findings;
        }

        foreach (var change in ListedChange.WithLabels(await store.ListChangesOfAsync(id, Most), store.ListAppliedCriteria()))
        {
            var by = change.FileName ?? (change.Author is { } author ? $"by {author}" : "by an editor");
            var words = change.Fact == ChangedFact.Added ? "" : $": {change.Turn}";
            Console.WriteLine(OneLine.Of(
                $"{change.RevisionId,6}  {change.RecordedAt:yyyy-MM-dd HH:mm}  {change.Label}{words}  ({by})"));
        }

        return ExitCode.Done;
    }
}
