namespace ToolVerdicts.Web.Caching;

/// <summary>The kinds of data that a visitor can store on a tool and then sees on its pages.</summary>
public enum OwnMark
{
    Vote,
    Bookmark,

    /// <summary>How many tools are saved, whichever they are.</summary>
    SavedCount,
}
