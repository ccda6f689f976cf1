namespace ToolVerdicts.Web.Caching;

/// <summary>A mark that a visitor can leave on a tool.</summary>
public enum OwnMark
{
    Vote,
    Bookmark,
}
