namespace ToolVerdicts.Facts;

/// <summary>The subject of a row of the table of changes.</summary>
public enum ChangedFact
{
    /// <summary>The tool is new.</summary>
    Added,
    /// <summary>The tool is shown no longer.</summary>
    Removed,
    /// <summary>Another tool became part of it.</summary>
    Merged,
    /// <summary>The tool has another address.</summary>
    Renamed,
    Name,
    Tagline,
    Category,
    Description,
    /// <summary>The price word.</summary>
    Price,
    /// <summary>The price text.</summary>
    Pricing,
    Panel,
    /// <summary>The votes of the captured site's visitors.</summary>
    Community,
    Criterion,
    /// <summary>A reviewer's text.</summary>
    Review,
    /// <summary>The reviewer of a text.</summary>
    Reviewer,
    Score,
    Call,
    /// <summary>No value changed, but its sources or their days did, or the spelling. It is no news.</summary>
    Sources,
    /// <summary>An operator counted or dropped votes. It is no news.</summary>
    Votes,
    /// <summary>Prose, words, lenses or criteria of the site changed. It is no news.</summary>
    Content,
    /// <summary>The store was mended. It is no news.</summary>
    Mended,
}
