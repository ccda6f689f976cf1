namespace ToolVerdicts.Facts;

/// <summary>Tells the first reference to a source on a page from those after it, so that the source can lead back to it. A page is written
/// once, from top to bottom.</summary>
public sealed class Citation
{
    /// <summary>True when the page refers to the source.</summary>
    public bool IsMade { get; private set; }

    /// <summary>Notes a reference; true for the first.</summary>
    public bool Make()
    {
        var isFirst = !IsMade;
        IsMade = true;
        return isFirst;
    }
}
