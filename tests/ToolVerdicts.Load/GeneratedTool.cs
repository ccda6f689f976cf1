using ToolVerdicts.Reviews;
using ToolVerdicts.Verdicts;

namespace ToolVerdicts.Load;

/// <summary>A generated tool. All captures of it state the same facts.</summary>
internal sealed record GeneratedTool(
    string Name,
    string Tagline,
    string Category,
    string PriceWord,
    string PriceText,
    string Description,
    IReadOnlyList<GeneratedReview> Reviews)
{
    /// <summary>The sum of the panel's calls, from which captures take the badge, the share and the counts.</summary>
    public Tally Panel { get; } = new(
        Reviews.LongCount(review => review.Call == Call.Ship), Reviews.LongCount(review => review.Call == Call.Skip));

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
