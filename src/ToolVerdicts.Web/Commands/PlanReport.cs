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

    /// <summary>The faults of files, one line each.</summary>
    public static void PrintFaults(IReadOnlyList<ContentFault> faults)
    {
        foreach (var fault in faults)
            Console.WriteLine(OneLine.Of($"{fault}"));
        Console.WriteLine($"{Counted.Of(faults.Count, "fault")}; nothing was changed.");
    }

    public static void Print(ContentPlan plan)
    {
        foreach (var line in Lines(plan))
            Console.WriteLine(OneLine.Of(line));
    }

    public static void PrintJson(ContentPlan plan) => Console.WriteLine(JsonSerializer.Serialize(
        new
        {
            Plan = plan.Outcome.Revision is null ? (long?)null : plan.Number,
            Files = plan.Outcome.ChangedFiles,
            Changes = plan.Changes.Select(change => new
            {
                Tool = change.Slug.ToString(), Fact = change.Label, Before = Stated(change.Before, change.BeforeContested),
                After = Stated(change.After, change.AfterContested),
            }),
            Ranks = plan.Ranks.Select(turn => new { Tool = turn.Slug.ToString(), turn.Before, turn.After, turn.Category }),
            Email = new { Before = plan.IssueBefore, After = plan.IssueAfter },
            Erases = plan.Outcome.Erased.Pages.Select(page => page.FileName),
            plan.Outcome.Warnings,
        },
        Json));

    private static IEnumerable<string> Lines(ContentPlan plan)
    {
        var added = plan.Changes.Where(change => change.Fact == ChangedFact.Added).ToList();
        var turns = plan.Changes.Where(change => change.Fact != ChangedFact.Added).ToList();
        if (plan.Changes.Count > Few)
        {
            yield return $"{Counted.Of(added.Count, "new tool")}, {Counted.Of(turns.Count, "change")} of "
                + $"{Counted.Of(turns.Select(turn => turn.Slug).Distinct().Count(), "tool")}.";
        }

        foreach (var tool in added)
            yield return $"new tool  {tool.Name} ({tool.Slug})";
        foreach (var tool in turns.GroupBy(turn => turn.Slug))
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

        foreach (var turn in plan.Ranks)
            yield return $"rank      {turn.Name}: {Place(turn.Before)} → {Place(turn.After)}{Of(turn)}";
        foreach (var path in plan.Outcome.ChangedFiles.Where(path => !path.StartsWith("tools/", StringComparison.Ordinal)))
            yield return $"file      {path}";
        foreach (var page in plan.Outcome.Erased.Pages)
            yield return $"erases    {page.FileName}";
        foreach (var warning in plan.Outcome.Warnings)
            yield return $"warning   {warning}.";
        if (plan.Outcome.Revision is not null)
            yield return $"The next email: {plan.IssueBefore} → {plan.IssueAfter}.";
    }

    private static string Of(RankTurn turn) => turn.Category is { } category ? $" of {turn.Tools} in {category}" : "";

    private static string Place(long? place) => place?.ToString() ?? "no place";

    private static string Stated(string? words, bool isContested) => ChangeWords.Value(words, isContested);
}
