using ToolVerdicts.Captures;
using ToolVerdicts.Tools;

namespace ToolVerdicts.Web.Pages.Shared;

/// <summary>A tool with its sources.</summary>
/// <param name="Tool">The tool.</param>
/// <param name="Provenance">Where the page's facts came from.</param>
public sealed record ToolView(Tool Tool, Provenance Provenance)
{
    /// <summary>The captures that state a fact of this tool.</summary>
    public IReadOnlyList<NumberedSource> Of(ToolFact fact) => Provenance.Of(Tool.Id, fact);

    /// <summary>The captures that state what is shown of the community; none when it is this site's own.</summary>
    public IReadOnlyList<NumberedSource> OfCommunity => Tool.Here.Votes.Total > 0 ? [] : Of(ToolFact.Community);
}
