namespace ToolVerdicts.Importing;

/// <summary>A text of a page of which another page told that it is not the tool's.</summary>
/// <param name="Sha256">The page that was taken in before.</param>
[method: ExplicitConstructor]
internal sealed record WithdrawnText(string Sha256, long Row, long Side);
