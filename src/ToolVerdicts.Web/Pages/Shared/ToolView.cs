namespace ToolVerdicts.Web.Pages.Shared;

public sealed record ToolView(Tool Tool, Provenance Provenance)
{
    public IReadOnlyList<NumberedSource> Of(ToolFact fact) => Provenance.Of(Tool.Id, fact);

    /// <summary>The captures that state the community's votes; none when the page shows this site's own votes.</summary>
    public IReadOnlyList<NumberedSource> OfCommunity => Tool.Here.Votes.Total > 0 ? [] : Of(ToolFact.Community);
}
