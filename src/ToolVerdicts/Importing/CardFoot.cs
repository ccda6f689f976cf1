using static ToolVerdicts.Importing.CaptureLines;

namespace ToolVerdicts.Importing;

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

        CommunityVote? vote = null;
        foreach (var line in community < 0 ? [] : lines[(share + 1)..community])
        {
            if (ParseCommunity(line) is { } parsed)
                vote = parsed;
            else
                unknown.Add(line);
        }

        var priceLines = price < 0 ? [] : lines[(Math.Max(community, share) + 1)..price];
        unknown.AddRange(priceLines.SkipLast(1));
        return new CardFoot(vote, priceLines.LastOrDefault(), unknown, Math.Max(share, Math.Max(community, price)) + 1);

        int Find(string label, int from) =>
            from < reach ? lines.FindIndex(from, reach - from, line => Is(line, label)) : -1;
    }
}
