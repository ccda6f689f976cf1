namespace ToolVerdicts.Web.Pages.Shared;

/// <summary>The mark of one tool in the score plot; its shape tells it apart without colour.</summary>
/// <param name="Side">The tool's place, from 0.</param>
/// <param name="X">Where its middle stands.</param>
public sealed record ScoreMark(int Side, long X);
