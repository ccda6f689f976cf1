namespace ToolVerdicts.Web.Pages.Shared;

/// <summary>The mark of one tool in the score plot. Its shape distinguishes it without colour.</summary>
/// <param name="Side">The tool's place in the comparison, from 0.</param>
/// <param name="X">The position of its middle.</param>
public sealed record ScoreMark(int Side, long X);
