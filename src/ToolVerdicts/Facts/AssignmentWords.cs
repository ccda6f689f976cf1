namespace ToolVerdicts.Facts;

/// <summary>An editor's statement on a review in words.</summary>
public static class AssignmentWords
{
    /// <summary>The origin of the text, such as "Written by KM on 20 November 2026, by a person"; of a captured text, why it is this
    /// reviewer's.</summary>
    public static string Of(ReviewStatement assigned) =>
        Of(assigned.Authorship, assigned.Author, assigned.Written, assigned.Because);

    /// <inheritdoc cref="Of(ReviewStatement)"/>
    public static string Of(Authorship? authorship, string? author, DateOnly? written, string? because) =>
        authorship == Authorship.Imported
            ? $"assigned to this reviewer by an editor{(because is null ? "" : $": {because}")}"
            : $"written{(author is null ? "" : $" by {author}")}{(written is { } day ? $" on {SeenDays.Words(day)}" : "")}, "
                + Words(authorship);

    private static string Words(Authorship? authorship) => authorship switch
    {
        Authorship.Human => "by a person",
        Authorship.AiAssisted => "with the help of a program, and checked by a person",
        _ => "by a program",
    };
}
