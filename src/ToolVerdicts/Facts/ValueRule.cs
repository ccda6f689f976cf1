namespace ToolVerdicts.Facts;

/// <summary>How the values of one kind of fact are compared.</summary>
/// <param name="IsSame">True when two values do not contradict each other. Symmetric.</param>
/// <param name="Join">The value that two values which are the same come to. Associative and commutative.</param>
public sealed record ValueRule<T>(Func<T, T, bool> IsSame, Func<T, T, T> Join)
{
    /// <summary>True for a value that gives way to any other of its day; null when none does.</summary>
    public Func<T, bool>? Yields { get; init; }
}
