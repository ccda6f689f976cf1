using ToolVerdicts.Reviews;
using ToolVerdicts.Text;
using ToolVerdicts.Tools;
using ToolVerdicts.Verdicts;

namespace ToolVerdicts.Tests.Comparisons;

/// <summary>Tools of every kind the store can hold, from a recorded seed: facts missing, panels of any size, inferred names.</summary>
internal sealed class RandomTools(int seed)
{
    private static readonly string[] Words = ["Free", "Paid", "Freemium"];
    private static readonly string[] Categories = ["Developer Tools", "Design", "Audio/Video"];

    private readonly Random _random = new(seed);

    public List<(Tool Tool, IReadOnlyList<Review> Panel)> Next() =>
        Enumerable.Range(0, _random.Next(2, 5)).Select(side => Tool(side)).ToList();

    private (Tool Tool, IReadOnlyList<Review> Panel) Tool(int side)
    {
        var panel = Enumerable.Range(0, _random.Next(0, 6)).Select(Review).ToList();
        var counts = new Tally(panel.LongCount(review => review.Call == Call.Ship), panel.LongCount(review => review.Call == Call.Skip));
        var isCounted = panel.Count > 0 && panel.TrueForAll(review => review.Call is not null) && Maybe();
        var tool = new Tool
        {
            Name = Maybe() ? "Twin" : $"Tool {side}",
            Tagline = Maybe() ? $"Does one thing {side}" : $"Does it all {side}",
            Slug = Slug.Parse($"tool-{side}"),
            Category = Or(Categories),
            PriceWord = Or(Words),
            PriceText = Or(Words),
            PanelShip = isCounted ? counts.Ship : null,
            PanelSkip = isCounted ? counts.Skip : null,
            PanelBasis = isCounted ? Basis.Stated : null,
            CommunityVotes = Maybe() ? _random.Next(0, 3) : null,
        };
        return (tool, panel);
    }

    private Review Review(int index) => new()
    {
        Id = index,
        Text = $"Text {index}.",
        Reviewer = Reviewer.KnownNames[index % 5].ToLowerInvariant(),
        ReviewerBasis = Maybe() ? Basis.Stated : Basis.Inferred,
        Score = Maybe() ? _random.Next(60, 70) : null,
        Call = _random.Next(5) switch { 0 => null, 1 or 2 => Call.Skip, _ => Call.Ship },
    };

    private bool Maybe() => _random.Next(2) == 0;

    private string? Or(string[] values) => _random.Next(values.Length + 1) is var i && i < values.Length ? values[i] : null;
}
