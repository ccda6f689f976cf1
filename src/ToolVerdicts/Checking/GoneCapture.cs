namespace ToolVerdicts.Checking;

/// <summary>A capture whose row is gone.</summary>
/// <param name="Sha256">The digest of its page; null where that is gone, too, or damaged.</param>
/// <param name="Address">The address part of its comparison, from its statements; null without any.</param>
internal sealed record GoneCapture(long Id, string? Sha256, string? Address)
{
    /// <summary>The capture in words, such as "capture 3 of a-vs-b".</summary>
    public string Words => $"capture {Id}{(Address is null ? "" : $" of {Address}")}";
}
