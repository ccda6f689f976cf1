using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace ToolVerdicts.Web.Pages.Shared;

/// <summary>The stamp of a verdict. It is no partial view for the reason of <see cref="ReferenceMark"/>.</summary>
public static class StampMark
{
    /// <summary>The stamp of a panel with its counts, such as "Ship 4–0".</summary>
    /// <param name="isSmall">True in lists.</param>
    public static IHtmlContent OfPanel(ToolSummary tool, bool isSmall = false) =>
        OfPanel(tool.Stamp, tool.Panel, isSmall);

    /// <inheritdoc cref="OfPanel(ToolSummary, bool)"/>
    /// <param name="panel">The counts; null when they are not known.</param>
    public static IHtmlContent OfPanel(PanelStamp stamp, Tally? panel, bool isSmall) =>
        Html("Panel", stamp, panel is { } counts ? $"{counts.Ship}–{counts.Skip}" : null, isSmall);

    /// <summary>The stamp of the community, beside which its counts stand; nothing while there are too few votes.</summary>
    public static IHtmlContent OfCommunity(CommunityVerdict community) => community.Verdict is { } verdict
        ? Html("Community", new PanelStamp(verdict), counts: null, isSmall: true)
        : HtmlString.Empty;

    private static HtmlString Html(string whose, PanelStamp stamp, string? counts, bool isSmall)
    {
        var words = stamp.Verdict is null && !stamp.IsContested ? "verdict not stated" : stamp.Words;
        return new HtmlString($"<span class=\"stamp {stamp.Class}{(isSmall ? " small" : "")}\"><span class=\"vh\">{whose}: </span>{words}"
            + $"{(counts is null ? "" : $" <small>{HtmlEncoder.Default.Encode(counts)}</small>")}</span>");
    }
}
