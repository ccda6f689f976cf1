using ToolVerdicts.Captures;
using ToolVerdicts.Reviews;

namespace ToolVerdicts.Web.Pages.Shared;

/// <summary>A review with its sources.</summary>
/// <param name="Review">The review.</param>
/// <param name="Provenance">Where the page's facts came from.</param>
public sealed record ReviewView(Review Review, Provenance Provenance)
{
    /// <inheritdoc cref="Provenance.IsMatched"/>
    public bool IsMatched => Provenance.IsMatched(Review.Id);

    /// <inheritdoc cref="Provenance.Stating"/>
    public IReadOnlyList<NumberedSource> Stating => Provenance.Stating(Review.Id);

    /// <inheritdoc cref="Provenance.Showing"/>
    public IReadOnlyList<NumberedSource> Showing => Provenance.Showing(Review.Id);
}
