using ToolVerdicts.Reviews;
using ToolVerdicts.Verdicts;

namespace ToolVerdicts.Load;

/// <summary>An invented tool. Every page that shows it says the same of it.</summary>
internal sealed record GeneratedTool(
    string Name, string Tagline, string Category, string PriceWord, string PriceText, string Description, IReadOnlyList<GeneratedReview> Reviews)
{
    /// <summary>What the panel's calls add up to; the pages' badge, share and counts are drawn from it.</summary>
    public Tally Panel { get; } = new(Reviews.LongCount(review => review.Call == Call.Ship), Reviews.LongCount(review => review.Call == Call.Skip));

    /// <summary>Draws a tool.</summary>
    public static GeneratedTool Draw(Random random)
    {
        var (word, text) = random.Pick(Vocabulary.Prices);
        return new GeneratedTool(
            Vocabulary.Name(random),
            Vocabulary.Tagline(random),
            random.Pick(Vocabulary.Categories),
            word,
            text,
            Vocabulary.Paragraph(random, shortest: 300, longest: 1200),
            Reviewer.UsualOrder.Select(_ => GeneratedReview.Draw(random)).ToList());
    }
}

/// <summary>What one reviewer of the usual panel says of an invented tool.</summary>
internal sealed record GeneratedReview(long Score, Call Call, string Text)
{
    // About the share of ship calls that the seeds show.
    private const double ShipShare = 0.8;

    /// <summary>Draws a review.</summary>
    public static GeneratedReview Draw(Random random)
    {
        var call = random.NextDouble() < ShipShare ? Call.Ship : Call.Skip;
        var score = call == Call.Ship ? random.Next(65, 96) : random.Next(20, 65);
        return new GeneratedReview(score, call, Vocabulary.Paragraph(random, shortest: 250, longest: 1200));
    }
}
