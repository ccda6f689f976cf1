namespace ToolVerdicts.Facts;

/// <summary>The open questions of the site.</summary>
/// <param name="Tools">Contested facts of tools; the total counts tools.</param>
/// <param name="Reviews">Contested reviewers, texts, scores and calls; the total counts reviews.</param>
/// <param name="Texts">Texts of which it is not told whose they are.</param>
/// <param name="Prices">Old prices, the oldest first.</param>
/// <param name="Panels">Old panels, the oldest first.</param>
/// <param name="Criteria">Contested criteria; the total counts criteria of tools.</param>
/// <param name="OldCriteria">Old values of criteria, the oldest first.</param>
public sealed record OpenQuestions(
    SomeOf<OpenFact> Tools,
    SomeOf<OpenFact> Reviews,
    SomeOf<UnassignedText> Texts,
    SomeOf<OldFact> Prices,
    SomeOf<OldFact> Panels,
    SomeOf<OpenFact> Criteria,
    SomeOf<OldCriterion> OldCriteria);
