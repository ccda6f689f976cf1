namespace ToolVerdicts.Sheets;

/// <summary>Finds the line of a page on which a value was read. It is found only where no other line says the same, so that a link to it
/// is never a guess.</summary>
internal sealed class PageLines
{
    // Values that a page writes in figures stand on short lines.
    private const int LongestFigures = 60;

    private readonly IReadOnlyList<string> _lines;
    private readonly List<(int Number, string Text)> _short;
    private readonly ILookup<long, (int Number, Call? Call)> _scores;

    public PageLines(IReadOnlyList<string> lines)
    {
        _lines = lines;
        _short = lines.Index().Where(line => line.Item.Length <= LongestFigures).Select(line => (line.Index + 1, line.Item)).ToList();
        _scores = _short.Select(line => (line.Number, Stated: CaptureLines.ParseScore(line.Text)))
            .Where(line => line.Stated is { Score: not null })
            .ToLookup(line => line.Stated!.Value.Score!.Value, line => (line.Number, line.Stated!.Value.Call));
    }

    /// <summary>The only line that contains a text; of a text with several paragraphs the first of them.</summary>
    public int? OfText(string text)
    {
        var first = Wording.Collapse(text.Split("\n\n", 2)[0]);
        if (first.Length == 0)
            return null;
        int? found = null;
        for (var i = 0; i < _lines.Count; i++)
        {
            if (!_lines[i].Contains(first, StringComparison.Ordinal))
                continue;
            if (found is not null)
                return null;
            found = i + 1;
        }

        return found;
    }

    /// <summary>The only line with a score.</summary>
    public int? OfScore(long score) => Only(_scores[score].Select(line => line.Number));

    /// <summary>The only line with a score and a call.</summary>
    public int? OfCall(long? score, Call call) =>
        score is { } stated ? Only(_scores[stated].Where(line => line.Call == call).Select(line => line.Number)) : null;

    public int? OfPanel(PanelClaim claim) => claim.Counts is { } counts
        ? Only(Where(line => CaptureLines.ParseTally(line) == counts))
        : Only(Where(line => CaptureLines.ParseCommunity(line)?.SharePercent == claim.Share));

    /// <summary>The only line that reads as votes on the captured site.</summary>
    public int? OfVotes(CommunityVote vote) => Only(Where(line => CaptureLines.ParseCommunity(line) == vote));

    private static int? Only(IEnumerable<int> numbers) => numbers.Take(2).ToList() is [var only] ? only : null;

    private IEnumerable<int> Where(Func<string, bool> isMatch) =>
        _short.Where(line => isMatch(line.Text)).Select(line => line.Number);
}
