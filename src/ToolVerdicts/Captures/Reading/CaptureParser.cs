using static ToolVerdicts.Captures.Reading.CaptureLines;

namespace ToolVerdicts.Captures.Reading;

/// <summary>Parses the lines of a page. Blocks are found by their labels; unknown lines become warnings, missing values null.</summary>
public static class CaptureParser
{
    private const string SmallestCapture =
        "AI tool comparison\nA vs B\nC\nA\nFirst.\n100%\nPanel ship\n—\nCommunity\nFree\nEntry\nOne.\n"
        + "C\nB\nSecond.\n100%\nPanel ship\n—\nCommunity\nFree\nEntry\nTwo.\n"
        + "Reviewer scorecard\nBuilder\n1/100 · ship\nGood.\n2/100 · ship\nBetter.\nBookmarks";

    private const string NoFooter = "the page has no footer";

    // Warms up the just-in-time compiler, which on a busy machine needs longer than the time limit of one capture.
    static CaptureParser() => Parse(CaptureText.Read(SmallestCapture, CancellationToken.None));

    /// <exception cref="CaptureRefusedException">The file is no text, no comparison, incomplete, or not parsed in time.</exception>
    public static Capture Parse(CaptureFile file)
    {
        using var timeout = new CancellationTokenSource(CaptureLimits.Timeout);
        try
        {
            return Parse(CaptureText.Read(file.Decode(timeout.Token), timeout.Token));
        }
        catch (Exception fault) when (fault is OperationCanceledException or TimeoutException)
        {
            // Regular expressions have a time limit of their own, which a busy machine can exceed.
            throw new CaptureRefusedException($"too slow: not read within {CaptureLimits.Timeout.TotalSeconds:0} s", fault);
        }
    }

    private static Capture Parse(CaptureText page)
    {
        var lines = GluedLines.Split(page.Lines.Select(Wording.Safe).Where(line => line.Length > 0).ToList());
        var dateInText = PageDate.TakeFrom(lines);
        var warnings = new List<string>();
        var cardLabels = Enumerable.Range(0, lines.Count).Where(i => Is(lines[i], PanelShip)).ToList();
        var lastCard = cardLabels.LastOrDefault();
        var table = FindFrom(lastCard, i => Is(lines[i], CapturedTable.PanelVerdict));
        var scorecard = FindFrom(Math.Max(table, lastCard), i => Is(lines[i], ScorecardLabel));
        RefuseOtherPages(lines, cardLabels.Count, scorecard >= 0, page.HasEnd);

        var tableHead = HeadOfTable();
        var cardsEnd = FindFrom(
            lastCard, i => Is(lines[i], Decision) || i == tableHead || Is(lines[i], ScorecardLabel) || IsFooter(lines, i));
        cardsEnd = cardsEnd < 0 ? lines.Count : cardsEnd;
        var footer = FindFrom(cardsEnd, i => IsFooter(lines, i));
        var contentEnd = footer < 0 ? lines.Count : footer;

        var cards = new CardReader(lines[..cardsEnd], cardLabels, warnings);
        var decisions = CapturedTable.Read(lines[cardsEnd..(scorecard < 0 ? contentEnd : scorecard)], cards.Names, warnings);
        var tools = cards.Tools(decisions);
        var scores = scorecard < 0
            ? (Reviews: [], IsNamed: false, Damage: "there is no reviewer scorecard")
            : new ScorecardReader(lines[(scorecard + 1)..Math.Max(contentEnd, scorecard + 1)], tools, warnings).Read();

        if (footer < 0 && !page.HasEnd)
        {
            if ((scores.Damage ?? CaptureChecks.FindMissingReviews(tools, scores.Reviews)) is { } damage)
                throw new CaptureRefusedException($"truncated: {damage}, and the page has no end");
            warnings.Add(NoFooter);
        }
        else if (scores.Damage is not null)
        {
            warnings.Add(scores.Damage);
        }

        CaptureChecks.AddWarnings(tools, decisions, scores.Reviews, warnings);
        List<CapturedRow> rows = [.. decisions?.ListOthers() ?? []];
        warnings.AddRange(rows.Select(row => row.Warning));
        if (page.IsJoined && warnings.Find(warning => warning != NoFooter) is { } doubt)
            throw new CaptureRefusedException($"wrapped at a width, so that its lines cannot be told apart: {doubt}");
        var form = decisions is not null || scores.IsNamed ? CaptureForm.Rich : CaptureForm.Compact;
        var date = PageDate.FirstOf([page.Date, dateInText]);
        return new Capture(form, page.Media, CaptureChecks.Recount(tools, scores.Reviews), scores.Reviews, date?.Day, warnings)
        {
            Rows = rows,
            Misdating = date?.Misdating,
            Lines = lines.Count,
            UnknownLines = UnknownLine.CountIn(warnings),
        };

        // A table without a heading starts with the tools' names, which stand above its first label.
        int HeadOfTable()
        {
            var head = table - cardLabels.Count;
            return head > lastCard && lines[head..table].TrueForAll(name => lines.IndexOf(name) < lastCard) ? head : table;
        }

        int FindFrom(int start, Func<int, bool> isMatch) => Enumerable.Range(start, lines.Count - start).Where(isMatch).FirstOrDefault(-1);
    }

    private static void RefuseOtherPages(List<string> lines, int cards, bool hasScorecard, bool hasEnd)
    {
        var hasKicker = lines.Exists(line => Is(line, Kicker));
        if (cards == 0 && !hasKicker || !hasKicker && !hasScorecard && !lines.Exists(IsHeading))
            throw new CaptureRefusedException("not a comparison: it has no tool cards under a comparison heading");
        if (cards < 2)
        {
            var what = cards == 0 ? "no tool card" : "only one tool card";
            throw new CaptureRefusedException(hasScorecard || hasEnd || Enumerable.Range(0, lines.Count).Any(i => IsFooter(lines, i))
                ? $"not a comparison: {what}"
                : $"truncated: {what}, and the page has no end");
        }

        if (cards > ComparisonAddress.MaxTools)
            throw new CaptureRefusedException($"not a comparison of two to four tools: it has {cards} tool cards");
    }
}
