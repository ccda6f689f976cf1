namespace ToolVerdicts.Sheets;

/// <summary>Says where a value stands that a captured page states: what the site shows of the fact today.</summary>
/// <param name="Outcome">The state in a sentence or two.</param>
internal sealed record PageJudgement(PageFactState State, string Outcome)
{
    public static PageJudgement Stands { get; } = new(PageFactState.Stands, "Stands.");

    public static PageJudgement TakenBack { get; } = new(PageFactState.Withdrawn, "Withdrawn: an editor took the page back.");

    public static PageJudgement Withdrawn { get; } =
        new(PageFactState.Withdrawn, "Withdrawn by an editor: the site shows it as not stated.");

    public static PageJudgement Unassigned { get; } =
        new(PageFactState.Withdrawn, "Withdrawn: the page does not tell whose text it is.");

    public static PageJudgement Contested { get; } =
        new(PageFactState.Contested, "Contested: another page says otherwise, and neither stands.");

    /// <param name="chosen">The outcome for the fact; null when an editor's file says that it has no value.</param>
    /// <param name="value">The value of the page.</param>
    /// <param name="isOld">True for a day on which a value was seen too long ago.</param>
    public static PageJudgement Of<T>(
        Chosen<T>? chosen, T value, ValueRule<T> rule, Func<T, string> words, Func<DateOnly?, bool> isOld)
        where T : class => chosen switch
        {
            null => Withdrawn,
            { IsContested: true } => chosen.Statements.Any(statement => rule.IsSame(statement.Value, value))
                ? Contested
                : new(PageFactState.Outranked, "Other pages say otherwise, each something else."),
            _ when rule.IsSame(chosen.Value!, value) => isOld(chosen.Seen)
                ? new(PageFactState.Old, $"Stands, but is old: last seen on {SeenDays.Words(chosen.Seen!.Value)}.")
                : Stands,
            // A value that no source states was given by an editor's decision.
            { Statements: [] } or { Statements: [{ Kind: SourceKind.File }, ..] } => Corrected(words(chosen.Value!)),
            _ => Outranked(words(chosen.Value!), chosen.Seen),
        };

    public static PageJudgement Corrected(string words) =>
        new(PageFactState.Corrected, $"An editor corrected it: {Excerpt.Of(OneLine.Of(words))}.");

    /// <param name="seen">The day on which the other page was seen; null is "not known".</param>
    public static PageJudgement Outranked(string words, DateOnly? seen) => new(
        PageFactState.Outranked,
        $"Another page says otherwise: {Excerpt.Of(OneLine.Of(words))}{(seen is { } day ? $", seen {SeenDays.Words(day)}" : "")}.");
}
