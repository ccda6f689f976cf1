using ToolVerdicts.Verdicts;

namespace ToolVerdicts.Load;

/// <summary>A generated review by one reviewer of the usual panel.</summary>
internal sealed record GeneratedReview(long Score, Call Call, string Text)
{
    // The share of ship calls in the seeds.
    private const double ShipShare = 0.8;

    public static GeneratedReview Draw(Random random)
    {
        var call = random.NextDouble() < ShipShare ? Call.Ship : Call.Skip;
        var score = call == Call.Ship ? random.Next(65, 96) : random.Next(20, 65);
        return new GeneratedReview(score, call, Vocabulary.Paragraph(random, shortest: 250, longest: 1200));
    }
}
