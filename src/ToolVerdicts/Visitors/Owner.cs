namespace ToolVerdicts.Visitors;

/// <summary>A visitor in the tables of bookmarks: a keyed hash under another key than a <see cref="Voter"/>'s, so that the two cannot be joined.</summary>
/// <param name="Hex">The hash, 128 bits as lower-case hexadecimal digits.</param>
public readonly record struct Owner(string Hex);
