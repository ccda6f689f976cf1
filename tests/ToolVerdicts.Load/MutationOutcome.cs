namespace ToolVerdicts.Load;

/// <summary>The outcome of importing damaged captures.</summary>
/// <param name="Accepted">The number of imported captures.</param>
/// <param name="Refused">The number of refused captures.</param>
/// <param name="Slowest">The most processor time that one capture took.</param>
/// <param name="Largest">The most bytes that one capture allocated.</param>
/// <param name="Faults">The queries that found rows of a partial import.</param>
public sealed record MutationOutcome(int Accepted, int Refused, TimeSpan Slowest, long Largest, IReadOnlyList<string> Faults);
