using System.CommandLine;

namespace ToolVerdicts.Web.Commands;

/// <summary><c>rename FROM TO</c> and <c>merge FROM INTO</c>: write the decision and move the tool's file, then show the plan.</summary>
internal static class ToolMoves
{
    public static Command RenameCommand(CommandLineSettings line) => Command(
        line, "rename", "Give a tool another address; the old one leads to it", "TO", "The new address",
        new Move(IsMerge: false, (from, to) => $"{{ rename: {{ from: {from}, to: {to} }}, "));

    public static Command MergeCommand(CommandLineSettings line) => Command(
        line, "merge", "Make one tool of two", "INTO", "The address of the tool that stays",
        new Move(IsMerge: true, (from, into) => $"{{ merge: {{ from: {from}, into: {into} }}, "));

    private static Command Command(
        CommandLineSettings line, string name, string description, string second, string secondDescription,
        Move move)
    {
        var from = new Argument<string>("FROM") { Description = "The tool's address" };
        var to = new Argument<string>(second) { Description = secondDescription };
        var because = new Option<string>("--because") { Description = "The reason", HelpName = "TEXT" };
        foreach (var argument in (Argument<string>[])[from, to])
        {
            argument.Validators.Add(result =>
            {
                if (!Slug.TryParse(result.Tokens[0].Value, out _))
                    result.AddError($"{result.Tokens[0].Value} is no address of a tool, such as github-actions.");
            });
        }

        var command = new Command(name, description) { from, to, because };
        command.SetAction(parsed => Run(
            line, Slug.Parse(parsed.GetValue(from)), Slug.Parse(parsed.GetValue(to)), parsed.GetValue(because), move));
        return command;
    }

    private static int Run(CommandLineSettings line, Slug from, Slug to, string? because, Move move)
    {
        var options = SiteOptions.Read(line.Configuration());
        using (var store = options.OpenStore().OpenUpgraded(SiteClock.Instance.GetUtcNow()))
        {
            if (Refuse(store, from, to, move.IsMerge) is { } refusal)
            {
                Console.WriteLine(OneLine.Of(refusal));
                return ExitCode.Findings;
            }

            var reason = string.IsNullOrWhiteSpace(because) ? "" : $"because: {YamlText.Quote(Wording.Collapse(because))}, ";
            var faults = DecisionsFile.Append(
                options.Content, $"{move.Entry(from, to)}{reason}on: {SiteClock.Instance.Today().ToStored()} }}",
                move.IsMerge ? null : FindReversed(options.Content, from, to));
            if (faults.Count > 0)
            {
                PlanReport.PrintFaults(faults);
                return ExitCode.Findings;
            }

            MoveFile(store, Path.Combine(options.Content, "tools"), from, to);
        }

        return Plan.Run(line);
    }

    /// <returns>The reason why the move cannot be; null when it can.</returns>
    private static string? Refuse(DbConnection store, Slug from, Slug to, bool isMerge)
    {
        if (from == to)
            return $"{from} is both addresses.";
        if (FindListed(store, from) is not { } tool)
        {
            return store.FindTodayAsync(from).GetAwaiter().GetResult() is var today && today != from
                ? $"{from} is a former address of {today}; name that."
                : $"There is no tool {from}.";
        }

        if (isMerge)
            return FindListed(store, to) is null ? $"There is no tool {to}." : null;
        return store.IsSlugTaken(to) && !store.IsFormerOf(to, tool)
            ? $"{to} is or was the address of another tool; to make one tool of two, use merge {from} {to}."
            : null;
    }

    private static long? FindListed(DbConnection store, Slug slug) =>
        store.FindToolIdAsync(slug).GetAwaiter().GetResult() is { } id && !store.IsHidden(id) ? id : null;

    // A rename there and back would be a circle.
    private static RenamedTool? FindReversed(string folder, Slug from, Slug to) =>
        DecisionsFile.List(folder).OfType<RenamedTool>().LastOrDefault(known => known.From == to && known.To == from);

    // A file of the tool that stays is kept. What the other file says is lost only where the store does not keep it.
    private static void MoveFile(DbConnection store, string folder, Slug from, Slug to)
    {
        var (old, path) = (Path.Combine(folder, $"{from}.md"), Path.Combine(folder, $"{to}.md"));
        if (!File.Exists(old))
            return;
        if (!File.Exists(path))
        {
            File.Move(old, path);
        }
        else if (store.ListAppliedFiles().Any(file => file.Path == $"tools/{from}.md" && file.Text == File.ReadAllText(old)))
        {
            File.Delete(old);
            Console.WriteLine($"{old} is deleted, because {path} is the file of the tool from now on. The store keeps what it said.");
        }
        else
        {
            Console.WriteLine($"{old} is still there, with text that was never applied: move it to {path}, and delete the file.");
        }
    }

    /// <param name="Entry">The beginning of the entry in <c>decisions.yml</c>.</param>
    private sealed record Move(bool IsMerge, Func<Slug, Slug, string> Entry);
}
