using System.CommandLine;

namespace ToolVerdicts.Web.Commands;

/// <summary><c>rename FROM TO</c> and <c>merge FROM INTO</c>: write the decision and move the tool's file, then show the plan.</summary>
internal static class ToolMoves
{
    public static Command RenameCommand(CommandLineSettings line) => Command(
        line, "rename", "Give a tool another address; the old one leads to it", "TO", "The new address",
        (from, to) => $"{{ rename: {{ from: {from}, to: {to} }}, ");

    public static Command MergeCommand(CommandLineSettings line) => Command(
        line, "merge", "Make one tool of two", "INTO", "The address of the tool that stays",
        (from, into) => $"{{ merge: {{ from: {from}, into: {into} }}, ");

    private static Command Command(
        CommandLineSettings line, string name, string description, string second, string secondDescription,
        Func<Slug, Slug, string> entry)
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
            line, Slug.Parse(parsed.GetValue(from)), Slug.Parse(parsed.GetValue(to)), parsed.GetValue(because), entry));
        return command;
    }

    private static int Run(CommandLineSettings line, Slug from, Slug to, string? because, Func<Slug, Slug, string> entry)
    {
        var options = SiteOptions.Read(line.Configuration());
        using (var store = options.OpenStore().OpenUpgraded(TimeProvider.System.GetUtcNow()))
        {
            if (store.FindToolIdAsync(from).GetAwaiter().GetResult() is null)
            {
                Console.WriteLine($"There is no tool {from}.");
                return ExitCode.Findings;
            }
        }

        var reason = string.IsNullOrWhiteSpace(because) ? "" : $"because: {YamlText.Quote(Wording.Collapse(because))}, ";
        DecisionsFile.Append(options.Content, $"{entry(from, to)}{reason}on: {TimeProvider.System.Today().ToStored()} }}");
        MoveFile(Path.Combine(options.Content, "tools"), from, to);
        return Plan.Run(line);
    }

    // A file of the tool that stays is kept; what the other file says is for an editor to move.
    private static void MoveFile(string folder, Slug from, Slug to)
    {
        var (old, path) = (Path.Combine(folder, $"{from}.md"), Path.Combine(folder, $"{to}.md"));
        if (!File.Exists(old))
            return;
        if (File.Exists(path))
            Console.WriteLine($"{old} is still there: move what it says to {path}, and delete it.");
        else
            File.Move(old, path);
    }
}
