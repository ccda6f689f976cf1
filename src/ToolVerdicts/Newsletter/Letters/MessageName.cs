namespace ToolVerdicts.Newsletter.Letters;

/// <summary>A tool that an item names, and its stamp.</summary>
/// <param name="Words">The name, told apart from those of other tools in the message.</param>
/// <param name="Stamp">The verdict; null where the item says something else.</param>
/// <param name="Panel">The counts of the stamp; null when they are not known.</param>
public sealed record MessageName(string Words, PanelStamp? Stamp = null, Tally? Panel = null)
{
    /// <summary>The stamp in text, such as "▲ Ship 4–0" or "(verdict not stated)"; empty without one.</summary>
    public string StampText => Stamp is not { } stamp ? "" : stamp.Verdict is null ? $"({stamp.Text(Panel)})" : stamp.Text(Panel);
}
