namespace ToolVerdicts.Content;

/// <summary>A fault in a file of the content folder.</summary>
/// <param name="Path">The path below the folder.</param>
/// <param name="Line">The line, counted from 1.</param>
/// <param name="Column">The column, counted from 1.</param>
/// <param name="Sentence">The reason in one sentence, without the place and without a full stop.</param>
public sealed record ContentFault(string Path, long Line, long Column, string Sentence)
{
    public override string ToString() =>
        $"{Path}, line {Line}, column {Column}: {Sentence}{(Sentence.EndsWith('?') ? "" : ".")}";
}
