namespace ToolVerdicts.Content;

/// <summary>A part of the text of a tool's file.</summary>
/// <param name="Heading">The heading on one line; empty for the description.</param>
/// <param name="Line">The line of the heading.</param>
/// <param name="TextLine">The line on which the text starts.</param>
internal sealed record ToolSection(string Heading, string Text, long Line, long TextLine);
