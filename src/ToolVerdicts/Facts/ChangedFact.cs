namespace ToolVerdicts.Facts;

/// <summary>The subject of a row of the table of changes.</summary>
public enum ChangedFact
{
    /// <summary>The tool is new.</summary>
    Added,
    Category,
    Description,
    /// <summary>The price word.</summary>
    Price,
    /// <summary>The price text.</summary>
    Pricing,
    Panel,
    /// <summary>The votes of the captured site's visitors.</summary>
    Community,
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
    /// <summary>The store was mended. It is no news.</summary>
    Mended,
}
