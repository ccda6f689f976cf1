using static ToolVerdicts.Captures.Reading.CaptureLines;

namespace ToolVerdicts.Captures.Reading;

/// <summary>What stands below a card's "Panel ship", up to the description.</summary>
/// <param name="Community">The community's vote.</param>
/// <param name="Price">The price word.</param>
/// <param name="Unknown">Lines that are neither.</param>
/// <param name="End">Where the description starts.</param>
internal sealed record CardFoot(CommunityVote? Community, string? Price, List<string> Unknown, int End)
{
    // Community value, its label, price word, its label, and room for lines nobody knows.
    private const int Reach = 10;

    public static CardFoot Below(List<string> lines, int share, int end)
    {
        var reach = Math.Min(end, share + 1 + Reach);
        var community = Find(CommunityLabel, share + 1);
        var price = Find(Entry, Math.Max(community, share) + 1);
        var unknown = new List<string>();

        var priceLines = price < 0 ? [] : lines[(Math.Max(community, share) + 1)..price];
        CommunityVote? vote = null;
        foreach (var line in (community < 0 ? [] : lines[(share + 1)..community]).Concat(priceLines.SkipLast(1)))
        {
            // A share and a count may stand on lines of their own.
            if (ParseCommunity(line) is { } said)
                vote = vote is null || vote == CommunityVote.None ? said : new CommunityVote(vote.SharePercent ?? said.SharePercent, vote.Votes ?? said.Votes);
            else
                unknown.Add(line);
        }

        return new CardFoot(vote, priceLines.LastOrDefault(), unknown, Math.Max(share, Math.Max(community, price)) + 1);

        int Find(string label, int from) =>
            from < reach ? lines.FindIndex(from, reach - from, line => Is(line, label)) : -1;
    }
}
