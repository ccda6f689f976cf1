namespace ToolVerdicts.Content;

/// <summary>A fact in a tool's file of a criterion that <c>criteria.yml</c> has not.</summary>
/// <param name="Key">The criterion's key.</param>
/// <param name="Fault">The fault that it is, unless the store knows the criterion from before.</param>
public sealed record UnknownCriterion(string Key, ContentFault Fault);
