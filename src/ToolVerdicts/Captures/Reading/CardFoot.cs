using static ToolVerdicts.Captures.Reading.CaptureLines;

namespace ToolVerdicts.Captures.Reading;

/// <summary>The part of a card between its label "Panel ship" and the description.</summary>
/// <param name="Community">The community vote; null when not stated.</param>
/// <param name="Price">The line above the label "Entry"; null when that label is missing.</param>
/// <param name="Unknown">Unknown lines.</param>
/// <param name="End">The first line of the description.</param>
internal sealed record CardFoot(CommunityVote? Community, string? Price, List<string> Unknown, int End)
{
    // The number of lines to search: community, its label, price, its label, and room for unknown lines.
    private const int Reach = 10;

    /// <param name="label">The line "Panel ship".</param>
    /// <param name="end">The end of the card.</param>
    public static CardFoot Parse(List<string> lines, int label, int end)
    {
        var reach = Math.Min(end, label + 1 + Reach);
        var community = Find(CommunityLabel, label + 1);
        var afterCommunity = Math.Max(community, label) + 1;
        var price = Find(Entry, afterCommunity);
        var priceLines = price < 0 ? [] : lines[afterCommunity..price];

        CommunityVote? vote = null;
        var unknown = new List<string>();
        foreach (var line in (community < 0 ? [] : lines[(label + 1)..community]).Concat(priceLines.SkipLast(1)))
        {
            if (ParseCommunity(line) is not { } part)
                unknown.Add(line);
            else // Share and count can be on separate lines.
                vote = vote is null || vote == CommunityVote.None ? part : vote.CompletedBy(part);
        }

        return new CardFoot(vote, priceLines.LastOrDefault(), unknown, Math.Max(price + 1, afterCommunity));

        int Find(string text, int from) => from < reach ? lines.FindIndex(from, reach - from, line => Is(line, text)) : -1;
    }
}
