namespace ToolVerdicts.Facts;

/// <summary>The values of a fact after a revision, or on a day.</summary>
/// <param name="Values">The value that stood; several when the fact was contested; none when nothing stood.</param>
/// <param name="Seen">The latest day on which a source showed them; null is "not known".</param>
public sealed record FactState<T>(IReadOnlyList<T> Values, DateOnly? Seen)
    where T : notnull
{
    public static FactState<T> None { get; } = new([], null);

    /// <summary>True when none of the values stood.</summary>
    public bool IsContested { get; init; } = Values.Count > 1;

    /// <param name="standing">The outcome of <see cref="Standing"/>; null when nothing is stated.</param>
    public static FactState<T> Of(Chosen<T>? standing) => standing switch
    {
        null => None,
        { IsContested: true } => new([.. standing.Statements.Select(statement => statement.Value).Distinct()], standing.Seen),
        _ => new([standing.Value!], standing.Seen),
    };

    /// <summary>The state in words; null when nothing stood.</summary>
    public string? Describe(Func<T, string> words) => Values switch
    {
        [] => null,
        [var value] when !IsContested => words(value),
        _ => ChangeWords.Contested,
    };
}
