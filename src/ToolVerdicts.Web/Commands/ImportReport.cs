using Spectre.Console;
using ToolVerdicts.Importing;

namespace ToolVerdicts.Web.Commands;

/// <summary>What an import did, or would do: a table, then one line for everything a person should look at.</summary>
internal static class ImportReport
{
    // A file or a pipe has no width; a table that wraps there is hard to search.
    private const int WidthWithoutTerminal = 240;

    // Long texts are told apart by their beginning.
    private const int LongestValue = 80;

    public static void Print(IReadOnlyList<ImportOutcome> outcomes, bool dryRun)
    {
        var console = AnsiConsole.Console;
        if (Console.IsOutputRedirected)
            console.Profile.Width = WidthWithoutTerminal;
        console.Write(Table(outcomes));
        foreach (var outcome in outcomes)
        {
            foreach (var remark in Remarks(outcome))
                Console.WriteLine(remark);
        }

        Console.WriteLine(Summary(outcomes, dryRun));
    }

    private static Table Table(IReadOnlyList<ImportOutcome> outcomes)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var heading in (string[])["Capture", "Form", "Comparison"])
            table.AddColumn(new TableColumn(heading));
        foreach (var kind in Enum.GetValues<Change>())
            table.AddColumn(new TableColumn(kind.ToString()).RightAligned().NoWrap());
        table.AddColumn(new TableColumn("Warnings").RightAligned().NoWrap());
        foreach (var outcome in outcomes)
            table.AddRow(Row(outcome).Select(cell => new Text(cell)));
        return table;
    }

    private static IEnumerable<string> Row(ImportOutcome outcome)
    {
        var name = Path.GetFileName(outcome.Path);
        return outcome switch
        {
            { Refusal: not null } => [name, "refused", "", .. Enum.GetValues<Change>().Select(_ => ""), ""],
            { Plan: null } => [name, "known", "nothing to do", .. Enum.GetValues<Change>().Select(_ => ""), ""],
            _ =>
            [
                name,
                outcome.Capture!.Form.ToString().ToLowerInvariant(),
                outcome.Address!.ToString(),
                .. Enum.GetValues<Change>().Select(kind => outcome.Plan.Count(kind).ToString()),
                outcome.Capture.Warnings.Count.ToString(),
            ],
        };
    }

    private static IEnumerable<string> Remarks(ImportOutcome outcome)
    {
        var name = Path.GetFileName(outcome.Path);
        if (outcome.Refusal is not null)
            return [$"refused  {outcome.Path}: {outcome.Refusal}"];
        var warnings = outcome.Capture?.Warnings.Select(warning => $"warning  {name}: {warning}") ?? [];
        var conflicts = outcome.Plan?.Changes.Where(change => change.Kind == Change.Conflict)
            .Select(change => $"conflict {name}: {outcome.Capture!.Tools[change.Side].Identity.Name}, {change.Fact}: kept {Short(change.Kept)}, the capture says {Short(change.Said)}")
            ?? [];
        return warnings.Concat(conflicts);
    }

    private static string Summary(IReadOnlyList<ImportOutcome> outcomes, bool dryRun)
    {
        var refused = outcomes.Count(outcome => outcome.Refusal is not null);
        var imported = outcomes.Count(outcome => outcome.Plan is not null);
        var known = outcomes.Count - refused - imported;
        if (outcomes.Count == 0)
            return "No captures found.";
        return imported == 0 && refused == 0
            ? $"Nothing to do: {Captures(known)} already in the store."
            : $"{Captures(imported)} {(dryRun ? "would be imported" : "imported")}, {known} already in the store, {refused} refused."
                + (dryRun ? " Nothing was changed." : "");
    }

    private static string Captures(int count) => count == 1 ? "1 capture" : $"{count} captures";

    private static string Short(string? value) => value is { Length: > LongestValue } ? $"“{value[..LongestValue]}…”" : $"“{value}”";
}
