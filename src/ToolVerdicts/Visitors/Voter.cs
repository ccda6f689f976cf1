namespace ToolVerdicts.Visitors;

/// <summary>A visitor in the table of votes: a keyed hash, which cannot be traced back to the visitor.</summary>
/// <param name="Hex">The hash, 128 bits as lower-case hexadecimal digits.</param>
public readonly record struct Voter(string Hex);
