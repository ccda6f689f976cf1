namespace ToolVerdicts.Importing;

/// <summary>The question which tool a held identity is.</summary>
/// <param name="Pages">The pages that wait for the answer, by their file names.</param>
public sealed record HeldQuestion(HeldIdentity Held, IReadOnlyList<HeldPage> Pages);
