namespace ToolVerdicts.Importing;

/// <summary>The rules by which an import takes pages in.</summary>
/// <param name="IsNew">True to add new identities as tools of their own, also those that may be tools of the store.</param>
/// <param name="IsStrict">True to refuse a page with a warning.</param>
public sealed record ImportRules(bool IsNew = false, bool IsStrict = false)
{
    // A page of which more lines are unknown has another form, so that what was read of it is likely to be wrong.
    private const int LinesForEachUnknown = 10;

    /// <summary>The usual rules.</summary>
    public static ImportRules Usual { get; } = new();

    /// <summary>The reason for which a page is refused; null when it is not.</summary>
    public string? FindRefusal(Capture capture) => capture switch
    {
        _ when capture.UnknownLines * LinesForEachUnknown > capture.Lines =>
            $"{capture.UnknownLines} of its {capture.Lines} lines are unknown, more than a tenth",
        { Warnings.Count: > 0 } when IsStrict => string.Join("; ", capture.Warnings),
        _ => null,
    };
}
