namespace ToolVerdicts.Web.Pages.Shared;

public sealed record ReviewView(Review Review, Provenance Provenance)
{
    /// <inheritdoc cref="Provenance.IsMatched"/>
    public bool IsMatched => Provenance.IsMatched(Review.Id);

    /// <inheritdoc cref="Provenance.Stating"/>
    public IReadOnlyList<NumberedSource> Stating => Provenance.Stating(Review.Id);

    /// <inheritdoc cref="Provenance.Showing"/>
    public IReadOnlyList<NumberedSource> Showing => Provenance.Showing(Review.Id);
}
