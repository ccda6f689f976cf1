using ToolVerdicts.Store;
using ToolVerdicts.Verdicts;

namespace ToolVerdicts.Bookmarks;

/// <summary>A tool a visitor saved, with what a list of them shows; null is "not stated".</summary>
public sealed record Bookmark
{
    /// <summary>The most that one visitor keeps.</summary>
    public const int Most = 500;

    /// <summary>What a visitor hears who has that many.</summary>
    public static string Full { get; } = $"You have {Most} bookmarks, which is as many as we keep for one visitor. Remove one first.";

    /// <summary>The tool's address part.</summary>
    public string Slug { get; init; } = "";

    /// <summary>The tool's name.</summary>
    public string Name { get; init; } = "";

    /// <summary>The tool's tagline.</summary>
    public string Tagline { get; init; } = "";

    /// <summary>The category's name.</summary>
    public string? Category { get; init; }

    /// <summary>The word on the tool's card, such as Free or Paid.</summary>
    public string? PriceWord { get; init; }

    /// <summary>The pricing in free text.</summary>
    public string? PriceText { get; init; }

    /// <summary>How many of the panel say ship.</summary>
    public long? PanelShip { get; init; }

    /// <summary>How many of the panel say skip.</summary>
    public long? PanelSkip { get; init; }

    /// <summary>The day it was saved (UTC), as ISO 8601 writes it.</summary>
    public string Day { get; init; } = "";

    /// <summary>What the visitor wrote for themselves; null when nothing. No one else is shown it.</summary>
    public string? Note { get; init; }

    /// <summary>That day.</summary>
    public DateOnly SavedOn => ColumnTypes.TryParseDay(Day, out var day) ? day : DateOnly.MinValue;

    /// <summary>The panel's counts.</summary>
    public Tally? Panel => PanelShip is { } ship && PanelSkip is { } skip ? new Tally(ship, skip) : null;

    /// <summary>What it is that the visitor keeps of it.</summary>
    public SavedTool Saved => new(Slug, Day, Note);
}

/// <summary>A tool as a visitor saved it: what an export carries to another store.</summary>
/// <param name="Slug">The tool's address part.</param>
/// <param name="Day">The day it was saved (UTC), as ISO 8601 writes it.</param>
/// <param name="Note">The visitor's note; null when there is none.</param>
public sealed record SavedTool(string Slug, string Day, string? Note);
