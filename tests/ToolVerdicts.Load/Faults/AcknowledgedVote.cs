namespace ToolVerdicts.Load.Faults;

/// <summary>An acknowledged vote.</summary>
internal sealed record AcknowledgedVote
{
    /// <summary>The voter's key in the store, in hexadecimal digits.</summary>
    public string Voter { get; init; } = "";

    public string Slug { get; init; } = "";

    /// <summary>The value of the form's field; <c>none</c> for a vote that was taken back.</summary>
    public string Word { get; init; } = "";
}
