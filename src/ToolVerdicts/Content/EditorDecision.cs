namespace ToolVerdicts.Content;

/// <summary>An entry of <c>decisions.yml</c>.</summary>
/// <param name="Because">The reason; null when none is given.</param>
/// <param name="On">The day of the decision; null when none is given.</param>
/// <param name="Line">The line of the entry.</param>
public abstract record EditorDecision(string? Because, DateOnly? On, long Line);
