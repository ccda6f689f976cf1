namespace ToolVerdicts.Facts;

/// <summary>A fact with its sources, in words.</summary>
/// <param name="Seen">The latest day on which a source showed the value; null is "not known".</param>
/// <param name="IsContested">True when no value stands; then each source has its own.</param>
public sealed record StandingFact(DateOnly? Seen, bool IsContested, IReadOnlyList<SourceValue> Sources)
{
    /// <param name="words">A value in words.</param>
    /// <param name="isSource">Says whether a statement of the value is a source of this part of it; null for all.</param>
    public static StandingFact? Of<T>(Chosen<T>? standing, Func<T, string> words, Func<T, bool>? isSource = null)
    {
        if (standing is null)
            return null;
        var statements = standing.Statements
            .Where(statement => isSource is null || standing.IsContested || isSource(statement.Value)).ToList();
        // A page that confirms the value by another part of it is a source of the day.
        if (standing.Seen is { } day && !statements.Exists(statement => statement.Seen == day))
            statements.AddRange(standing.Statements.Where(statement => statement.Seen == day));
        var sources = statements.ConvertAll(statement => new SourceValue(words(statement.Value), statement.Origin, statement.Seen));
        return new StandingFact(standing.Seen, standing.IsContested, sources);
    }
}
