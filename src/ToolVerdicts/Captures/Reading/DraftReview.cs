namespace ToolVerdicts.Captures.Reading;

/// <summary>A review whose lines are still being read.</summary>
internal sealed class DraftReview
{
    /// <summary>The index of the tool whose name stands above the review; null when only the order of reviews assigns it.</summary>
    public int? Tool { get; init; }
    /// <summary>True when the page says that there is no review.</summary>
    public bool IsAbsent { get; set; }
    /// <summary>True when the page marks the reviewer's name as inferred, so that it states none.</summary>
    public bool IsNameInferred { get; set; }
    public bool HasScoreLine { get; set; }
    public bool IsQuoted { get; set; }
    public long? Score { get; set; }
    public Call? Call { get; set; }
    public string Text { get; set; } = "";
    /// <summary>True when there is a score line, and the text that belongs below it was not read yet.</summary>
    public bool AwaitsText => HasScoreLine && Text.Length == 0;
}
