using System.CommandLine;

namespace ToolVerdicts.Web.Commands;

/// <summary>
/// <c>remove TOOL</c> and <c>remove --capture SHA_OR_FILE</c>: write the decision, delete the tool's file, then show the plan. What is
/// erased cannot be brought back, so that only apply does it.
/// </summary>
internal static class Remove
{
    public static Command Command(CommandLineSettings line)
    {
        var tool = new Argument<string?>("TOOL") { Description = "The tool's address", Arity = ArgumentArity.ZeroOrOne };
        var capture = new Option<string>("--capture") { Description = "A captured page instead of a tool", HelpName = "SHA_OR_FILE" };
        var because = new Option<string>("--because")
        {
            Description = "The reason, which the site shows", HelpName = "TEXT", Required = true,
        };
        tool.Validators.Add(result =>
        {
            if (result.Tokens is [var token, ..] && !Slug.TryParse(token.Value, out _))
                result.AddError($"{token.Value} is no address of a tool, such as github-actions.");
        });
        var command = new Command("remove", "Erase a tool or a captured page for good") { tool, capture, because };
        command.Validators.Add(result =>
        {
            if (result.GetValue(tool) is null == result.GetValue(capture) is null)
                result.AddError("Name either a tool or, with --capture, a captured page.");
            if (result.GetValue(because) is { } reason && string.IsNullOrWhiteSpace(reason))
                result.AddError("--because is empty; give the reason.");
        });
        command.SetAction(parsed => parsed.GetValue(tool) is { } slug
            ? RemoveTool(line, Slug.Parse(slug), parsed.GetValue(because)!)
            : RemoveCapture(line, parsed.GetValue(capture)!, parsed.GetValue(because)!));
        return command;
    }

    private static int RemoveTool(CommandLineSettings line, Slug tool, string because)
    {
        var options = SiteOptions.Read(line.Configuration());
        using (var store = options.OpenStore().OpenUpgraded(SiteClock.Instance.GetUtcNow()))
        {
            if (store.FindTodayAsync(tool).GetAwaiter().GetResult() is var today && today != tool)
                return Refuse($"{tool} is a former address of {today}; to remove that tool, name it so.");
            if (store.FindToolIdAsync(tool).GetAwaiter().GetResult() is null)
                return Refuse($"There is no tool {tool}.");
        }

        if (Append(options, $"tool: {tool}", because) is [_, ..] faults)
            return Refuse(faults);
        var file = Path.Combine(options.Content, "tools", $"{tool}.md");
        if (File.Exists(file))
            File.Delete(file);
        return Plan.Run(line);
    }

    private static int RemoveCapture(CommandLineSettings line, string name, string because)
    {
        var options = SiteOptions.Read(line.Configuration());
        using (var store = options.OpenStore().OpenUpgraded(SiteClock.Instance.GetUtcNow()))
        {
            var found = store.FindCapturesNamed(name);
            if (found.Count == 0)
                return Refuse($"There is no capture {name}.");
            if (found.Count > 1)
            {
                var digests = string.Join(", ", found.Select(page => page.Sha256));
                return Refuse($"{found.Count} captures are called {name}; name one by its SHA-256: {digests}.");
            }

            name = found[0].Sha256;
            if (ListQuoting(options, store, found[0].FileName) is [_, ..] files)
            {
                return Refuse($"Quotations in {string.Join(" and ", files)} stand in {found[0].FileName}; "
                    + "give these facts another proof first.");
            }
        }

        // Not the file's name, which can tell of whom the page was.
        return Append(options, $"capture: {YamlText.Quote(name)}", because) is [_, ..] faults ? Refuse(faults) : Plan.Run(line);
    }

    // Where several captures have one name, the plan finds out which of them is quoted.
    private static IReadOnlyList<string> ListQuoting(SiteOptions options, DbConnection store, string capture) =>
        store.FindCapturesNamed(capture).Count > 1 ? []
        : [.. EditorFiles.Read(options, SiteClock.Instance.Today()).Content.Tools
            .Where(file => file.Facts.Any(fact => fact.Proof.Capture == capture)).Select(file => file.Path).Order(StringComparer.Ordinal)];

    private static IReadOnlyList<ContentFault> Append(SiteOptions options, string removed, string because) => DecisionsFile.Append(
        options.Content,
        $"{{ remove: {{ {removed} }}, because: {YamlText.Quote(Wording.Collapse(because))}, "
            + $"on: {SiteClock.Instance.Today().ToStored()} }}");

    private static int Refuse(IReadOnlyList<ContentFault> faults)
    {
        PlanReport.PrintFaults(faults);
        return ExitCode.Findings;
    }

    private static int Refuse(string sentence)
    {
        Console.WriteLine(OneLine.Of(sentence));
        return ExitCode.Findings;
    }
}
