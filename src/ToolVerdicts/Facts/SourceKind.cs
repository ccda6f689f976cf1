namespace ToolVerdicts.Facts;

/// <summary>The kinds of sources. Of two statements of one day, the one of the later kind stands.</summary>
public enum SourceKind
{
    /// <summary>A published table of facts.</summary>
    DataSet,
    /// <summary>A capture in compact form.</summary>
    Compact,
    /// <summary>A capture in rich form.</summary>
    Rich,
    /// <summary>An editor's file, which stands whatever the day of other statements is.</summary>
    File,
}
