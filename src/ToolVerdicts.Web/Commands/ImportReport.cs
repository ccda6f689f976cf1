using Spectre.Console;

namespace ToolVerdicts.Web.Commands;

/// <summary>The report of an import: a table, then one line for each finding that a person should look at.</summary>
internal static class ImportReport
{
    // A file or a pipe has no width; a table that wraps there is hard to search.
    private const int WidthWithoutTerminal = 240;

    private const string Added = "added";
    // All facts of a new tool are added.
    private const int MostAdded = 100;

    /// <summary>The outcome for one file, without its texts, because there can be many files.</summary>
    internal sealed record Entry(
        string Path, string? Refusal, bool IsKnown, bool IsSeenAgain, bool IsHeld, IReadOnlyList<string> Cells,
        IReadOnlyList<string> Remarks)
    {
        /// <summary>True for a file that was not taken in, and about which an editor should do something.</summary>
        public bool IsLeft => Refusal is not null || IsHeld;
    }

    public static Entry Of(ImportOutcome outcome) =>
        new(
            outcome.Path,
            outcome.Refusal,
            outcome is { Refusal: null, Imported: null, Held.Count: 0 },
            outcome.Imported?.IsSeenAgain == true,
            outcome.Held.Count > 0,
            Cells(outcome),
            Remarks(outcome).ToList());

    /// <param name="plan">The effects of all imports together.</param>
    public static void Print(IReadOnlyList<Entry> entries, ContentPlan plan, bool dryRun)
    {
        var console = AnsiConsole.Console;
        if (Console.IsOutputRedirected)
            console.Profile.Width = WidthWithoutTerminal;
        console.Write(Table(entries));
        var added = 0;
        foreach (var remark in entries.SelectMany(entry => entry.Remarks))
        {
            if (!remark.StartsWith(Added, StringComparison.Ordinal) || ++added <= MostAdded)
                Console.WriteLine(OneLine.Of(remark));
        }

        if (added > MostAdded)
            Console.WriteLine($"{Added,-8} {added - MostAdded:N0} more values");
        PlanReport.PrintConsequences(plan);
        Console.WriteLine(Summary(entries, dryRun));
        if (entries.Any(entry => entry.IsHeld))
        {
            Console.WriteLine("A held page is not taken in before somebody says which tool it shows: see questions and decide, or "
                + "import it with --new as a tool of its own.");
        }
    }

    private static Table Table(IReadOnlyList<Entry> entries)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("Capture", "Form", "Comparison");
        foreach (var count in Enum.GetNames<FactOutcome>().Append("Warnings"))
            table.AddColumn(new TableColumn(count).RightAligned().NoWrap());
        foreach (var entry in entries)
            table.AddRow(entry.Cells.Select(cell => new Spectre.Console.Text(OneLine.Of(cell))));
        return table;
    }

    private static string[] Cells(ImportOutcome outcome)
    {
        var name = outcome.Path;
        return outcome switch
        {
            { Refusal: not null } => [name, "refused"],
            { Held.Count: > 0 } => [name, "held", outcome.IsNewlyHeld ? "" : "nothing to do"],
            { Imported: null } => [name, "known", "nothing to do"],
            _ =>
            [
                name,
                outcome.Imported.Capture.Form.ToString().ToLowerInvariant(),
                outcome.Imported.Address,
                .. Enum.GetValues<FactOutcome>().Select(kind => outcome.Imported.Count(kind).ToString()),
                outcome.Imported.Capture.Warnings.Count.ToString(),
            ],
        };
    }

    private static IEnumerable<string> Remarks(ImportOutcome outcome)
    {
        var name = outcome.Path;
        if (outcome.Refusal is not null)
            return [$"refused  {name}: {outcome.Refusal}"];
        if (outcome.Held.Count > 0)
            return outcome.Held.Select(held => HeldReport.Line(name, held, outcome.IsNewlyHeld));
        if (outcome.Imported is not { } imported)
            return [];
        var seen = imported.IsSeenAgain
            ? [$"seen     {name}: in the store already; it was also seen on {imported.Seen?.ToStored()}"]
            : Enumerable.Empty<string>();
        return seen.Concat(imported.Capture.Warnings.Select(warning => $"warning  {name}: {warning}"))
            .Concat(imported.Facts.Select(fact => Remark(fact) is { } remark
                ? $"{remark.Kind,-8} {name}: {imported.Capture.Tools[fact.Side].Identity.Name}, {fact.Fact}: {remark.Words}"
                : null).OfType<string>());
    }

    // Facts that the site had already need no line. Quotations are cut around the place where they differ.
    private static (string Kind, string Words)? Remark(CapturedFact fact) => fact.Outcome switch
    {
        FactOutcome.Add => (Added, Excerpt.Of(fact.Said)),
        FactOutcome.Fill => ("filled", Excerpt.Of(fact.Said)),
        FactOutcome.Change => ("changed", $"was {Excerpt.Around(fact.Other!, fact.Said)}, now {Excerpt.Around(fact.Said, fact.Other)}"),
        FactOutcome.Contest => ("contest", $"the capture says {Excerpt.Around(fact.Said, fact.Other)}" + (fact.Other is { } other
            ? $"; other pages say {Excerpt.Around(other, fact.Said)}" : "; pages of equal standing say something else")),
        FactOutcome.Older => ("older", $"the capture says {Excerpt.Around(fact.Said, fact.Other)}; "
            + $"{Excerpt.Around(fact.Other ?? "", fact.Said)} stands before it"),
        FactOutcome.Unassigned => ("unplaced", $"another text of this page is the other tool's, so that it is not told whose this is: "
            + Excerpt.Of(fact.Said)),
        _ => null,
    };

    private static string Summary(IReadOnlyList<Entry> entries, bool dryRun)
    {
        if (entries.Count == 0)
            return "No captures found.";
        var refused = entries.Count(entry => entry.Refusal is not null);
        var known = entries.Count(entry => entry.IsKnown);
        var again = entries.Count(entry => entry.IsSeenAgain);
        var held = entries.Count(entry => entry.IsHeld);
        var imported = entries.Count - refused - known - again - held;
        return imported + again + refused + held == 0
            ? $"Nothing to do: {Captures(known)} already in the store."
            : $"{Captures(imported)} {(dryRun ? "would be imported" : "imported")}, {(again > 0 ? $"{again} seen on another day, " : "")}"
                + $"{known} already in the store, {(held > 0 ? $"{held} held, " : "")}{refused} refused."
                + (dryRun ? " Nothing was changed." : "");
    }

    private static string Captures(int count) => count == 1 ? "1 capture" : $"{count} captures";
}
