namespace ToolVerdicts.Sheets;

/// <summary>A fact that a captured page states.</summary>
/// <param name="Number">Its place in the list of the page's facts, from 1.</param>
/// <param name="Side">The place of its tool on the page, from 0.</param>
/// <param name="Value">The value on one line, of a long text the beginning.</param>
/// <param name="Outcome">The state in a sentence or two.</param>
/// <param name="Line">The one line of the page on which the value stands, from 1; null when none or several can be the one that was
/// read.</param>
public sealed record PageFact(int Number, long Side, string Label, string Value, PageFactState State, string Outcome, int? Line)
{
    /// <summary>The fragment under which the page lists it.</summary>
    public string Anchor => $"fact-{Number}";
}
