namespace ToolVerdicts.Facts;

/// <summary>A source that shows the text of a review, with what it states beside the text.</summary>
public sealed record ReviewStatement : SourceStatement
{
    public long ReviewId { get; init; }
    /// <summary>The reviewer's key; null is "not stated".</summary>
    public string? Reviewer { get; init; }
    /// <summary>0 to 100; null is "not stated".</summary>
    public long? Score { get; init; }
    /// <summary>Null is "not stated".</summary>
    public Call? Call { get; init; }
    /// <summary>The revision from which on the page did not tell whose review it is; null for none.</summary>
    public long? WithdrawnIn { get; init; }
    /// <summary>The undo of that revision; null for none.</summary>
    public long? RestoredIn { get; init; }
    /// <summary>True when the page does not tell whose review it is.</summary>
    public bool IsWithdrawn { get; init; }
    /// <summary>How the text of a file came to be; null for captures.</summary>
    public Authorship? Authorship { get; init; }
    /// <summary>The author that a file names; null is "not stated".</summary>
    public string? Author { get; init; }
    /// <summary>The day on which the text was written; null is "not stated".</summary>
    public DateOnly? Written { get; init; }
    /// <summary>The address that a file gives as its source; null without one.</summary>
    public string? Address { get; init; }
    /// <summary>The reason of a file's own judgement; null when none is given.</summary>
    public string? Because { get; init; }

    /// <summary>The statement as it was after a revision; null when it was not known then, or withdrawn with its page.</summary>
    public ReviewStatement? After(long revision)
    {
        if (Revision > revision || Until <= revision)
            return null;
        var isWithdrawn = WithdrawnIn <= revision && !(RestoredIn <= revision);
        return isWithdrawn == IsWithdrawn ? this : this with { IsWithdrawn = isWithdrawn };
    }

    public override SourceRef Origin => new(IsFile, Source, IsReview: IsFile);

    public EditorSource Proof => new(Address, Address is null ? null : Seen, Capture: null, Quote: null, Because);

    /// <summary>The score as a value to choose from.</summary>
    internal string? ScoreWords => Score?.ToString(CultureInfo.InvariantCulture);

    /// <summary>The review as a value to choose from.</summary>
    internal string ReviewKey => ReviewId.ToString(CultureInfo.InvariantCulture);

    /// <summary>True when it states reviewer, score or call.</summary>
    public bool IsStated => Reviewer is not null || Score is not null || Call is not null;
}
