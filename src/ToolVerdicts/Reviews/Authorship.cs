namespace ToolVerdicts.Reviews;

/// <summary>How the text of a review came to be.</summary>
public enum Authorship
{
    /// <summary>A person wrote it.</summary>
    Human,
    /// <summary>A program wrote the text or helped to, and a person has checked it.</summary>
    AiAssisted,
    /// <summary>A program wrote it.</summary>
    Ai,
    /// <summary>The text was captured from another site.</summary>
    Imported,
}
