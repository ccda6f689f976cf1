using System.CommandLine;

namespace ToolVerdicts.Web.Commands;

/// <summary><c>new NAME [--category CATEGORY]</c>: a file of a tool to fill in.</summary>
internal static class New
{
    public static Command Command(CommandLineSettings line)
    {
        var name = new Argument<string>("NAME") { Description = "The tool's name" };
        var category = new Option<string>("--category") { Description = "Its category, which decides the criteria", HelpName = "CATEGORY" };
        var command = new Command("new", "Write a file of a tool to fill in") { name, category };
        command.SetAction(parsed => Run(line, Wording.Collapse(parsed.GetValue(name)!), parsed.GetValue(category)));
        return command;
    }

    private static int Run(CommandLineSettings line, string name, string? category)
    {
        var options = SiteOptions.Read(line.Configuration());
        var today = SiteClock.Instance.Today();
        if (Slug.From(name) is not { } slug)
        {
            Console.WriteLine(OneLine.Of($"{name} has no letter or digit for an address; write tools/ADDRESS.md by hand."));
            return ExitCode.Findings;
        }

        var path = Path.Combine(options.Content, "tools", $"{slug}.md");
        if (File.Exists(path))
        {
            Console.WriteLine(OneLine.Of($"{path} is there already."));
            return ExitCode.Findings;
        }

        var criteria = EditorFiles.Read(options, today).Content.Criteria
            .Where(criterion => category is null || criterion.AppliesToCategory(category));
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, Template(name, category, criteria, today));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ContentException($"{path} cannot be written: {fault.Message.TrimEnd('.')}.", fault);
        }

        Console.WriteLine(OneLine.Of($"{path} is written. Fill it in, see it with plan, do it with apply."));
        return ExitCode.Done;
    }

    private static string Template(string name, string? category, IEnumerable<Criterion> criteria, DateOnly today) => string.Join('\n',
    [
        "---",
        $"name: {YamlText.Quote(name)}",
        "tagline: # one line that tells it from others of its name",
        category is null ? "# category:" : $"category: {YamlText.Quote(category)}",
        "source: # the page on which you saw the facts below, such as https://…",
        $"seen: {today.ToStored()}",
        "facts:",
        "  # price: Free",
        "  # price-text: the price in words",
        .. criteria.Select(criterion => $"  # {criterion.Key}: {criterion.Label}{Values(criterion)}"),
        "# reviews:",
        "#   builder: { score: 0 to 100, call: ship or skip, by: your name, written: "
            + $"{today.ToStored()}, authorship: human }}",
        "---",
        "",
        "",
    ]);

    private static string Values(Criterion criterion) => criterion switch
    {
        { Kind: CriterionKind.YesNo } => " (yes or no)",
        { Words.Count: > 0 } => $" ({string.Join(", ", criterion.Words)})",
        { Unit: { } unit } => $" (in {unit})",
        _ => "",
    };
}
