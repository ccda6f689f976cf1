namespace ToolVerdicts.Importing;

public enum RevisionKind
{
    /// <summary>A capture was imported.</summary>
    Import,
    /// <summary>The content folder was applied.</summary>
    Apply,
    /// <summary>An earlier revision was taken back.</summary>
    Undo,
}
