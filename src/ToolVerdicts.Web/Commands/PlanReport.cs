using System.Text.Json;

namespace ToolVerdicts.Web.Commands;

/// <summary>Prints what an apply does, or did: per tool and fact the old and the new value, and what follows from them.</summary>
internal static class PlanReport
{
    // More changes than these are counted before they are listed.
    private const int Few = 20;

    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The faults of files, one line each, or as JSON in place of that of a plan.</summary>
    public static void PrintFaults(IReadOnlyList<ContentFault> faults, bool isJson = false)
    {
        if (isJson)
        {
            Console.WriteLine(JsonSerializer.Serialize(new { Faults = Listed(faults) }, Json));
            return;
        }

        foreach (var fault in faults)
            Console.WriteLine(OneLine.Of($"{fault}"));
        Console.WriteLine($"{Counted.Of(faults.Count, "fault")}; nothing was changed.");
    }

    public static void Print(ContentPlan plan) => Print(Lines(plan));

    /// <summary>The new tools by name, the ranks that turn and the next email, for a report that told the facts already.</summary>
    public static void PrintConsequences(ContentPlan plan) =>
        Print([.. Totals(plan), .. Added(plan), .. Ranks(plan), .. Email(plan)]);

    private static void Print(IEnumerable<string> lines)
    {
        foreach (var line in lines)
            Console.WriteLine(OneLine.Of(line));
    }

    public static void PrintJson(ContentPlan plan) => Console.WriteLine(JsonSerializer.Serialize(
        new
        {
            Plan = plan.Outcome.Revision is null || plan.Number == 0 ? (long?)null : plan.Number,
            Files = plan.Outcome.ChangedFiles,
            Pages = plan.Outcome.TakenIn,
            Changes = plan.Changes.Select(change => new
            {
                Tool = change.Slug.ToString(), Fact = change.Label, Before = Stated(change.Before, change.BeforeContested),
                After = Stated(change.After, change.AfterContested),
            }),
            Ranks = plan.Ranks.Select(turn => new { Tool = turn.Slug.ToString(), turn.Before, turn.After, turn.Category }),
            Email = new { Before = plan.IssueBefore, After = plan.IssueAfter },
            Questions = plan.Held.Select(question => new
            {
                question.Held.Number, question.Held.Identity.Name, question.Held.Identity.Tagline,
                Files = question.Pages.Select(page => page.FileName),
                Perhaps = question.Held.Candidates.Select(tool => tool.Slug.ToString()),
            }),
            Erases = plan.Outcome.Erased.Pages.Select(page => page.FileName),
            plan.Outcome.Warnings,
            Faults = Listed(plan.Outcome.Faults),
        },
        Json));

    private static IEnumerable<object> Listed(IEnumerable<ContentFault> faults) =>
        faults.Select(fault => new { File = fault.Path, fault.Line, fault.Column, Message = fault.Sentence });

    private static IEnumerable<string> Lines(ContentPlan plan)
    {
        foreach (var line in Totals(plan).Concat(Added(plan)))
            yield return line;
        foreach (var tool in Turns(plan).GroupBy(turn => turn.Slug))
        {
            yield return $"{tool.First().Name} ({tool.Key})";
            foreach (var turn in tool)
            {
                yield return $"  {turn.Label}";
                yield return $"    - {(turn.Before is null && !turn.BeforeContested ? ChangeWords.NotStated : turn.BeforeWords)}";
                yield return $"    + {turn.AfterWords}";
                if (turn.VerdictTurn is { } verdict)
                    yield return $"    {verdict}";
            }
        }

        foreach (var line in Ranks(plan))
            yield return line;
        var told = plan.Changes.Select(change => $"tools/{change.Slug}.md").ToHashSet(StringComparer.Ordinal);
        foreach (var path in plan.Outcome.ChangedFiles.Where(path => !told.Contains(path)))
            yield return $"file      {path}{(path.StartsWith("tools/", StringComparison.Ordinal) ? ": no value changes" : "")}";
        foreach (var path in plan.Outcome.TakenIn)
            yield return $"page      {path}";
        foreach (var page in plan.Outcome.Erased.Pages)
            yield return $"erases    {page.FileName}";
        foreach (var warning in plan.Outcome.Warnings)
            yield return $"warning   {warning}.";
        foreach (var line in plan.Held.SelectMany(HeldReport.Lines).Concat(Email(plan)))
            yield return line;
    }

    private static IEnumerable<ListedChange> Turns(ContentPlan plan) => plan.Changes.Where(change => change.Fact != ChangedFact.Added);

    private static IEnumerable<string> Totals(ContentPlan plan)
    {
        var turns = Turns(plan).ToList();
        return plan.Changes.Count <= Few ? [] :
        [
            $"{Counted.Of(plan.Changes.Count - turns.Count, "new tool")}, {Counted.Of(turns.Count, "change")} of "
                + $"{Counted.Of(turns.Select(turn => turn.Slug).Distinct().Count(), "tool")}.",
        ];
    }

    private static IEnumerable<string> Added(ContentPlan plan) => plan.Changes.Where(change => change.Fact == ChangedFact.Added)
        .Select(tool => $"new tool  {tool.Name} ({tool.Slug})");

    private static IEnumerable<string> Ranks(ContentPlan plan) =>
        plan.Ranks.Select(turn => $"rank      {turn.Name}: {Place(turn.Before)} → {Place(turn.After)}{Of(turn)}");

    private static IEnumerable<string> Email(ContentPlan plan) =>
        plan.Outcome.Revision is null ? [] : [$"The next email: {plan.IssueBefore} → {plan.IssueAfter}."];

    private static string Of(RankTurn turn) => turn.Category is { } category ? $" of {turn.Tools} in {category}" : "";

    private static string Place(long? place) => place?.ToString() ?? "no place";

    private static string Stated(string? words, bool isContested) => ChangeWords.Value(words, isContested);
}
