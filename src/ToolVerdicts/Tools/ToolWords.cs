namespace ToolVerdicts.Tools;

/// <summary>Facts of a tool in the words the site uses for them. Null is "not stated".</summary>
public static class ToolWords
{
    /// <summary>The votes in words, such as "12 votes, 67% ship": this site's own, or the captured site's while there are none.</summary>
    public static string? Community(this Tool tool) =>
        !tool.AreVotesKept ? CommunityVerdict.NotKept : tool.Here.Votes.Total > 0 ? tool.Here.Counts : tool.CapturedCommunity();

    /// <summary>The captured site's votes, such as "67% ship · 12 votes".</summary>
    public static string? CapturedCommunity(this Tool tool) => CapturedCommunity(tool.CommunityShare, tool.CommunityVotes);

    /// <inheritdoc cref="CapturedCommunity(Tool)"/>
    /// <param name="share">Percent of the votes that says ship; null is "not stated".</param>
    /// <param name="votes">How many votes there are; null is "not stated".</param>
    public static string? CapturedCommunity(long? share, long? votes) => (share, votes) switch
    {
        (_, 0) => CommunityVerdict.NoVotes,
        ({ }, { } count) => $"{share}% ship · {Votes(count)}",
        ({ }, null) => $"{share}% ship",
        (null, { } count) => Votes(count),
        _ => null,
    };

    /// <summary>The panel's counts, such as "4 ship / 0 skip".</summary>
    public static string? PanelCounts(this Tool tool) => tool.Panel?.ToString();

    /// <summary>How the panel's counts were deduced; null when a capture states them, or when they are not known.</summary>
    public static string? PanelNote(this Tool tool) => tool is { PanelBasis: Basis.Deduced, Panel: { } panel }
        ? tool.PanelShare is { } share
            ? $"{tool.PanelCounts()}, deduced: {share}% of {panel.Total} reviews"
            : $"{tool.PanelCounts()}, counted from {Counted.Of(panel.Total, "review")}"
        : null;

    /// <summary>Percent of the panel that says ship: as a capture states it, else as counted from the reviews.</summary>
    public static long? ShownShare(this Tool tool) =>
        tool.PanelShare ?? (tool.PanelBasis == Basis.Deduced ? tool.Panel?.SharePercent : null);

    /// <summary>A fact in a list, such as "Free", "Price not stated" or "Price contested".</summary>
    /// <param name="value">The value in words; null is "not stated", or contested.</param>
    public static string Words(this ToolSummary tool, ToolFact fact, string? value) =>
        value ?? $"{fact} {(tool.IsContested(fact) ? "contested" : "not stated")}";

    private static string Votes(long votes) => votes == 1 ? "1 vote" : $"{votes} votes";
}
