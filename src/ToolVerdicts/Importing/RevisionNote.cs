namespace ToolVerdicts.Importing;

/// <summary>The circumstances of an editor's revision.</summary>
/// <param name="Author">The editor's name; null when none is given.</param>
/// <param name="Message">The editor's words; null without any.</param>
/// <param name="GitCommit">The commit of the content folder; null when it is no clean work tree.</param>
/// <param name="Undoes">The revision that is taken back; null for none.</param>
public sealed record RevisionNote(string? Author, string? Message, string? GitCommit = null, long? Undoes = null)
{
    public RevisionKind Kind => Undoes is null ? RevisionKind.Apply : RevisionKind.Undo;
}
