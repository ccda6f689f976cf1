namespace ToolVerdicts.Web.Pages.Shared;

public sealed record ReviewView(Review Review, Provenance Provenance)
{
    /// <inheritdoc cref="Provenance.IsMatched"/>
    public bool IsMatched => Provenance.IsMatched(Review.Id);

    /// <inheritdoc cref="Provenance.AssignmentOf"/>
    public ReviewStatement? Assignment => Provenance.AssignmentOf(Review.Id);

    /// <inheritdoc cref="Provenance.Stating"/>
    public IReadOnlyList<NumberedSource> Stating => Provenance.Stating(Review.Id);

    /// <inheritdoc cref="Provenance.Showing"/>
    public IReadOnlyList<NumberedSource> Showing => Provenance.Showing(Review.Id);

    /// <inheritdoc cref="Provenance.SeenOf(long)"/>
    public DateOnly? Seen => Provenance.SeenOf(Review.Id);

    /// <summary>The values of a field of which none stands; empty when one does.</summary>
    public IReadOnlyList<ContestedValue> Contested(ReviewFact fact) => Provenance.ContestedOf(Review, fact);
}
