namespace ToolVerdicts.Content;

/// <summary>A question that an editor settled.</summary>
/// <param name="Question">The question's number.</param>
/// <param name="Take"><c>keep</c> for the value of the site, <c>said</c> for that of the newer statement, or another value.</param>
public sealed record AnsweredQuestion(long Question, string Take, string? Because, DateOnly? On, long Line)
    : EditorDecision(Because, On, Line);
