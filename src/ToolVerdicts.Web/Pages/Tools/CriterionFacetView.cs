namespace ToolVerdicts.Web.Pages.Tools;

/// <summary>A field of the directory's form, in which a criterion narrows the list.</summary>
/// <param name="Facet">The criterion with its values.</param>
/// <param name="Asked">The address of the page.</param>
/// <param name="Criteria">The criteria of the site.</param>
public sealed record CriterionFacetView(CriterionFacet Facet, DirectoryAddress Asked, IReadOnlyList<Criterion> Criteria)
{
    public string Id => $"by-{Facet.Criterion.Key}";

    /// <summary>The label of a range: a number alone is the worst that is chosen.</summary>
    public string Label => $"{Facet.Criterion.Label}, {(Facet.Criterion.Better == "lower" ? "at most" : "at least")}";

    /// <summary>The number in the field of a range; a whole range where it has two ends, or the other one.</summary>
    public string? Typed => Facet.Chosen is not { } chosen ? null
        : Facet.Criterion.Better == "lower" && chosen is { From: null, To: not null } ? chosen.Value[2..]
        : Facet.Criterion.Better != "lower" && chosen is { From: not null, To: null } ? chosen.Value[..^2]
        : chosen.Value;

    /// <summary>The unit, or the form of a day.</summary>
    public string? Unit => Facet.Criterion.Kind == CriterionKind.Date ? "2026-11-20" : Facet.Criterion.Unit;

    /// <summary>The address that chooses the tools of which no value stands.</summary>
    public string AddressOf(FacetValue value) =>
        $"{Asked.With(CriterionChoice.Read(Facet.Criterion, value.Value)!, Criteria)}";
}
