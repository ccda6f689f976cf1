using static ToolVerdicts.Captures.Reading.CaptureLines;

namespace ToolVerdicts.Captures.Reading;

/// <summary>
/// Turns the lines of a page into what the page says. Blocks are found by their labels; a line nobody knows is a
/// warning, and what is not there stays null.
/// </summary>
public static class CaptureParser
{
    private const string SmallestCapture =
        "AI tool comparison\nA vs B\nC\nA\nFirst.\n100%\nPanel ship\n—\nCommunity\nFree\nEntry\nOne.\nC\nB\nSecond.\n100%\nPanel ship\n—\nCommunity\n"
        + "Free\nEntry\nTwo.\nReviewer scorecard\nBuilder\n1/100 · ship\nGood.\n2/100 · ship\nBetter.\nBookmarks";

    // The first page that is read also waits for this code to be compiled, which on a busy machine takes longer than a page may.
    static CaptureParser() => Parse(CaptureText.Read(SmallestCapture, CancellationToken.None));

    /// <summary>Reads a file as a capture of a comparison.</summary>
    /// <exception cref="CaptureRefusedException">The file is no text, no comparison, or not a whole one.</exception>
    public static Capture Parse(CaptureFile file)
    {
        using var timeout = new CancellationTokenSource(CaptureLimits.Timeout);
        try
        {
            return Parse(CaptureText.Read(file.Decode(), timeout.Token));
        }
        catch (OperationCanceledException fault)
        {
            throw new CaptureRefusedException($"too slow: not read within {CaptureLimits.Timeout.TotalSeconds:0} s", fault);
        }
    }

    /// <summary>Reads the lines of a page as a comparison.</summary>
    /// <exception cref="CaptureRefusedException">The page is no comparison, or not a whole one.</exception>
    public static Capture Parse(CaptureText page)
    {
        var lines = GluedLines.Part(page.Lines);
        var warnings = new List<string>();
        var shares = Positions(lines, PanelShip);
        var table = FirstFrom(shares.Count > 0 ? shares[^1] : 0, i => Is(lines[i], DecisionTableReader.PanelVerdict));
        var scorecard = FirstFrom(Math.Max(table, shares.Count > 0 ? shares[^1] : 0), i => Is(lines[i], ScorecardLabel));
        RefuseOtherPages(lines, shares.Count, scorecard, page.HasEnd);

        var cardsEnd = FirstFrom(shares[^1], i => Is(lines[i], Decision) || i == HeadOf(table) || Is(lines[i], ScorecardLabel) || IsTail(lines, i));
        cardsEnd = cardsEnd < 0 ? lines.Count : cardsEnd;
        var tail = FirstFrom(cardsEnd, i => IsTail(lines, i));
        var contentEnd = tail < 0 ? lines.Count : tail;
        var isWhole = tail >= 0 || page.HasEnd;

        var cards = new CardReader(lines[..cardsEnd], shares, warnings);
        var decisions = DecisionTableReader.Read(lines[cardsEnd..(scorecard < 0 ? contentEnd : scorecard)], cards.Names, warnings);
        var tools = cards.Tools(decisions);
        var scores = scorecard < 0
            ? new ScorecardReading([], IsNamed: false, Damage: "there is no reviewer scorecard")
            : ScorecardReader.Read(lines[(scorecard + 1)..Math.Max(contentEnd, scorecard + 1)], tools, warnings);

        if (!isWhole)
        {
            if ((scores.Damage ?? CaptureChecks.MissingReviews(tools, scores.Reviews)) is { } damage)
                throw new CaptureRefusedException($"truncated: {damage}, and the page has no end");
            warnings.Add("the page has no footer");
        }
        else if (scores.Damage is not null)
        {
            warnings.Add(scores.Damage);
        }

        CaptureChecks.Compare(tools, decisions, scores.Reviews, warnings);
        var form = decisions is not null || scores.IsNamed ? CaptureForm.Rich : CaptureForm.Compact;
        return new Capture(form, page.Media, tools, scores.Reviews, warnings);

        // Where a table has no heading, the tools' names stand above its first label.
        int HeadOf(int label) => label - shares.Count > shares[^1] && lines[(label - shares.Count)..label].TrueForAll(name => lines.IndexOf(name) < shares[^1])
            ? label - shares.Count
            : label;

        int FirstFrom(int start, Func<int, bool> isIt) => Enumerable.Range(start, lines.Count - start).Where(isIt).FirstOrDefault(-1);
    }

    private static void RefuseOtherPages(List<string> lines, int cards, int scorecard, bool hasEnd)
    {
        var hasKicker = lines.Exists(line => Is(line, Kicker));
        var hasHeading = lines.Exists(line => line.Contains(" vs ", StringComparison.OrdinalIgnoreCase) && line.Length <= 2 * CaptureLimits.MaxName);
        if (cards == 0 && !hasKicker || !hasKicker && !hasHeading && scorecard < 0)
            throw new CaptureRefusedException("not a comparison: it has no tool cards under a comparison heading");
        if (cards < 2)
        {
            var what = cards == 0 ? "no tool card" : "only one tool card";
            throw new CaptureRefusedException(scorecard < 0 && !hasEnd && !Enumerable.Range(0, lines.Count).Any(i => IsTail(lines, i))
                ? $"truncated: {what}, and the page has no end"
                : $"not a comparison: {what}");
        }

        if (cards > Comparisons.ComparisonAddress.MaxTools)
            throw new CaptureRefusedException($"not a comparison of two to four tools: it has {cards} tool cards");
    }

    private static List<int> Positions(List<string> lines, string label) =>
        Enumerable.Range(0, lines.Count).Where(i => Is(lines[i], label)).ToList();
}
