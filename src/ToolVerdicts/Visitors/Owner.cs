namespace ToolVerdicts.Visitors;

/// <summary>A visitor in the tables of bookmarks: a hash whose key is not that of a <see cref="Voter"/>, so that no join works.</summary>
/// <param name="Hex">The hash, 128 bits as lower-case hexadecimal digits.</param>
public readonly record struct Owner(string Hex);
