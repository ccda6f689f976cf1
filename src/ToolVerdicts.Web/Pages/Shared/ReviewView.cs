namespace ToolVerdicts.Web.Pages.Shared;

/// <summary>A review with its sources.</summary>
public sealed record ReviewView(Review Review, Provenance Provenance)
{
    // In characters: about six lines on a phone.
    private const int LongText = 240;

    /// <summary>True for a text of which a phone shows the beginning first.</summary>
    public bool IsLong => Review.Text.Length > LongText;

    /// <inheritdoc cref="Provenance.AssignmentOf"/>
    public ReviewStatement? Assignment => Provenance.AssignmentOf(Review.Id);

    /// <summary>The sources that state the review, before those that show only its text.</summary>
    public IReadOnlyList<NumberedSource> Sources => [.. Provenance.Stating(Review.Id), .. Provenance.Showing(Review.Id)];

    /// <inheritdoc cref="Provenance.SeenOf(long)"/>
    public DateOnly? Seen => Provenance.SeenOf(Review.Id);

    /// <summary>The parts that no page states, in words for a saved page: "name", "call", or both; null for neither.</summary>
    public string? UnstatedParts => (Review.ReviewerBasis == Basis.Inferred, Review.CallBasis == Basis.Deduced) switch
    {
        (true, true) => "name call",
        (true, false) => "name",
        (false, true) => "call",
        _ => null,
    };

    /// <summary>The values of a field of which none stands; empty when one does.</summary>
    public IReadOnlyList<ContestedValue> Contested(ReviewFact fact) => Provenance.ContestedOf(Review, fact);
}
