namespace ToolVerdicts.Facts;

/// <summary>The steps of one fact, the newest first. What stood after each comes from <see cref="Standing"/>.</summary>
/// <param name="LeftOut">How many earlier steps there are.</param>
public sealed record FactHistory(IReadOnlyList<FactStep> Steps, int LeftOut)
{
    /// <summary>The most steps of one fact, so that a page stays bounded.</summary>
    public const int MostSteps = 100;

    /// <param name="statements">Every statement of the fact, in the order of revisions.</param>
    public static FactHistory Of<T>(IReadOnlyList<Recorded<T>> statements, ValueRule<T> rule, Func<T, string> words)
        where T : class => Of(
            statements,
            rule,
            words,
            revision => FactState<T>.Of(Standing.Of(
                statements.Where(recorded => recorded.HoldsAfter(revision)).Select(recorded => recorded.Statement), rule)));

    /// <param name="statements">Every statement of the fact, in the order of revisions.</param>
    /// <param name="stateAfter">What stood after a revision.</param>
    public static FactHistory Of<T>(
        IReadOnlyList<Recorded<T>> statements, ValueRule<T> rule, Func<T, string> words, Func<long, FactState<T>> stateAfter)
        where T : class
    {
        var runs = RunsOf(statements, rule);
        // Steps that are left out are not worked out.
        var early = Math.Max(0, runs.Count - MostSteps);
        runs = [.. runs.Take(early), .. runs.Skip(early).SelectMany(run => Split(run, rule, stateAfter))];
        var first = Math.Max(0, runs.Count - MostSteps);
        // Of the steps that are left out, only the state before the first shown step is worked out.
        var states = runs.Select((run, index) => index < first - 1 ? FactState<T>.None : stateAfter(run.Statements[^1].Revision))
            .Append(stateAfter(long.MaxValue)).ToList();
        var steps = Enumerable.Range(first, runs.Count - first).Reverse().Select(index => StepOf(runs, states, index, rule, words));
        return new FactHistory([.. steps], first);
    }

    private static List<Run<T>> RunsOf<T>(IReadOnlyList<Recorded<T>> statements, ValueRule<T> rule)
    {
        var runs = new List<Run<T>>();
        foreach (var recorded in statements)
        {
            if (runs.Count > 0 && rule.IsSame(runs[^1].Value, recorded.Statement.Value))
                runs[^1] = runs[^1] with { Value = rule.Join(runs[^1].Value, recorded.Statement.Value) };
            else
                runs.Add(new Run<T>(recorded.Statement.Value, []));
            runs[^1].Statements.Add(recorded);
        }

        return runs;
    }

    // Statements of one value are several steps when it was contested first and stood later: those are two changes.
    private static List<Run<T>> Split<T>(Run<T> run, ValueRule<T> rule, Func<long, FactState<T>> stateAfter)
        where T : class
    {
        List<Run<T>> steps = [];
        var count = run.Statements.Count;
        for (var start = 0; start < count; start += steps[^1].Statements.Count)
        {
            // A value gains by each page that states it, so that the end of a step is found by halving.
            var outcome = OutcomeAt(start);
            var (last, next) = OutcomeAt(count - 1) == outcome ? (count - 1, count) : (start, count - 1);
            while (next - last > 1)
            {
                var middle = (last + next) / 2;
                (last, next) = OutcomeAt(middle) == outcome ? (middle, next) : (last, middle);
            }

            steps.Add(run with { Statements = run.Statements[start..next] });
        }

        return steps;

        (bool IsAmong, bool IsAlone) OutcomeAt(int index)
        {
            var state = stateAfter(run.Statements[index].Revision);
            return (IsAmong(state, run, rule), IsAlone(state, run, rule));
        }
    }

    private static bool IsAmong<T>(FactState<T> state, Run<T> run, ValueRule<T> rule)
        where T : class => state.Values.Any(value => rule.IsSame(value, run.Value));

    private static bool IsAlone<T>(FactState<T> state, Run<T> run, ValueRule<T> rule)
        where T : class => !state.IsContested && IsAmong(state, run, rule);

    private static FactStep StepOf<T>(List<Run<T>> runs, List<FactState<T>> states, int index, ValueRule<T> rule, Func<T, string> words)
        where T : class
    {
        var run = runs[index];
        // Where later pages state the value again, another step tells what became of it.
        var again = runs.FindIndex(index + 1, other => rule.IsSame(other.Value, run.Value));
        var own = states[index..(again < 0 ? states.Count : again)];
        var since = own.SkipWhile(state => !IsAmong(state, run, rule)).ToList();
        var hasStood = since.Exists(state => IsAlone(state, run, rule));
        var other = since.Count == 0 ? own[0]
            : since.Find(state => hasStood ? !IsAlone(state, run, rule) : !IsAmong(state, run, rule))
            ?? (again >= 0 && IsAlone(states[again], run, rule) != hasStood ? states[again] : null);
        var state = (since, own[^1]) switch
        {
            ([], _) => other!.Values.Count == 0 ? StepState.Unassigned : StepState.Outranked,
            (_, var last) when again < 0 && IsAmong(last, run, rule) =>
                IsAlone(last, run, rule) ? StepState.Stands : StepState.Contested,
            _ when other is null && hasStood => StepState.Confirmed,
            _ => StepState.Replaced,
        };
        var isReplacing = index > 0 && since.Count > 0
            && (IsAlone(states[index - 1], run, rule) != hasStood || !IsAmong(states[index - 1], run, rule));
        var before = isReplacing ? states[index - 1].Describe(words) : null;
        return new FactStep(words(run.Value), state, before, other?.Describe(words), other?.Seen)
        {
            HasStood = hasStood,
            Pages = run.Statements.Select(recorded => recorded.Statement.Source).Distinct().Count(),
            Days = SeenDays.Of(run.Statements.Select(recorded => recorded.Statement.Seen)),
            FirstRevision = run.Statements[0].Revision,
            LastRevision = run.Statements[^1].Revision,
        };
    }

    private sealed record Run<T>(T Value, List<Recorded<T>> Statements);
}
