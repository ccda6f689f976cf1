namespace ToolVerdicts.Newsletter.Subscribers;

public enum ChoiceKind
{
    Everything,
    /// <summary>News of tools in chosen categories.</summary>
    Categories,
    /// <summary>News of tools that the subscriber saved.</summary>
    Bookmarks,
}
