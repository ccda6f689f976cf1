namespace ToolVerdicts.Importing;

/// <summary>The reason of a removal, as an entry of <c>decisions.yml</c> gives it.</summary>
public sealed record RemovalReason(string Because, DateOnly RemovedOn)
{
    public string Words => $"removed on {RemovedOn.ToStored()}: {Because}";
}
