namespace ToolVerdicts.Bookmarks;

/// <summary>A tool that a visitor saved.</summary>
public sealed record Bookmark : ListedTool
{
    /// <summary>The most that one visitor keeps.</summary>
    public const int Most = 500;

    /// <summary>The message for a visitor who has <see cref="Most"/> bookmarks.</summary>
    public static string Full { get; } = $"You have {Most} bookmarks, which is as many as we keep for one visitor. Remove one first.";
    /// <summary>The day it was saved (UTC).</summary>
    public DateOnly Day { get; init; }
    /// <summary>The visitor's note, which nobody else is shown; null when there is none.</summary>
    public string? Note { get; init; }

    /// <summary>The part that the visitor decides, without the tool's facts.</summary>
    public SavedTool Saved => new(Slug, Day, Note);
}
