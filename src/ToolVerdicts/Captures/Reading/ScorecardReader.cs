using System.Text.RegularExpressions;
using static ToolVerdicts.Captures.Reading.CaptureLines;

namespace ToolVerdicts.Captures.Reading;

/// <summary>
/// Parses the scorecard. A row starts with a reviewer's name if the page states one; a review starts with its score, or with its
/// quotation mark if there are no scores. Quotations without names belong to the tools in turn, from left to right.
/// </summary>
/// <param name="lines">The lines between the scorecard's heading and the footer.</param>
/// <param name="warnings">Receives unknown lines and reviews that no rule assigns to a tool.</param>
internal sealed partial class ScorecardReader(List<string> lines, IReadOnlyList<CapturedTool> tools, List<string> warnings)
{
    // On a page with scores, a shorter unquoted text without a score explains the reviewer's view and is no review.
    private const int ShortestReview = 120;
    private const int LongestName = 40;

    private readonly bool _isQuoted = lines.Exists(line => line.StartsWith('“'));
    private readonly bool _isScored = lines.Exists(line => ParseScore(line) is { Score: not null });
    private readonly ScorecardRows _rows = new(tools.Count);
    private string? _damage;
    private bool _isInterrupted;

    /// <returns>
    /// The reviews row by row; whether the page names a reviewer, a score or a call; and the first sign that the scorecard was cut off,
    /// for a message, or null.
    /// </returns>
    public (List<CapturedReview> Reviews, bool IsNamed, string? Damage) Read()
    {
        for (var i = 0; i < lines.Count;)
            i = ReadLine(i);
        CheckReviews();

        var reviews = ReviewPlacement.Place(_rows.All, tools, warnings);
        if (reviews.Count == 0)
            _damage ??= "the reviewer scorecard is empty";
        var isNamed = reviews.Exists(review => review.Reviewer is not null || review.Score is not null || review.Call is not null);
        return (reviews, isNamed, _damage);
    }

    /// <returns>The index of the next line to read.</returns>
    private int ReadLine(int i)
    {
        var line = lines[i];
        if (IsNotStated(line) || NoReview().IsMatch(line))
            StartReview().IsAbsent = true;
        else if (ParseScore(line) is var (score, call, isMalformed))
            ReadScore(line, score, call, isMalformed);
        else if (FindTool(line) is { } tool && !Reviewer.KnownNames.Any(name => Is(line, name)))
            // Names on consecutive lines are the head of a table; a single name assigns the reviews below it.
            _rows.StartTool(IsToolName(i - 1) || IsToolName(i + 1) ? null : tool);
        else if (IsReviewerName(i))
            _rows.StartRow(Is(line, "Reviewer not stated") ? null : Reviewer.Named(WithoutIcons(line).ToString()));
        else if (BasisMark().Match(line) is { Success: true } mark)
            ApplyMark(mark);
        else
            return ReadText(i);
        return i + 1;
    }

    private void ReadScore(string line, long? score, Call? call, bool isMalformed)
    {
        // "85/100" and "ship" can be on separate lines.
        var isOtherHalf = _rows.Review is { AwaitsText: true }
            && (_rows.Review.Score, _rows.Review.Call, score, call) is (not null, null, null, not null) or (null, not null, not null, null);
        var review = isOtherHalf ? _rows.Review! : StartReview();
        (review.Score, review.Call, review.HasScoreLine) = (review.Score ?? score, review.Call ?? call, true);
        if (isMalformed)
            warnings.Add($"the score {Excerpt.Of(line)} is no score out of 100, ship or skip");
    }

    private int ReadText(int i)
    {
        var line = lines[i];
        if (EndOfQuotation(i) is { } end)
        {
            var review = _rows.Review is { AwaitsText: true } scored ? scored : StartReview();
            var text = string.Join("\n\n", lines[i..(end + 1)]);
            (review.Text, review.IsQuoted) = (Quotation.Unquoted(text), true);
            if (line.StartsWith('“') && !text.EndsWith('”'))
                _damage = $"the quotation {Excerpt.Of(line)} does not end";
            return end + 1;
        }

        if (_rows.Review is { AwaitsText: true } draft)
            draft.Text = line;
        else if (_rows.Review is { HasScoreLine: true, IsQuoted: false } open && !_isInterrupted && IsProse(line))
            open.Text += $"\n\n{line}";
        else if (_rows.Review is not { HasScoreLine: true } && IsReviewWithoutScore(line))
            StartReview().Text = line;
        else
            WarnOfUnknown(line);
        return i + 1;
    }

    // Lines below an unknown line can belong to it, not to the review. Only "Bookmarks" is known to occur within a review.
    private void WarnOfUnknown(string line)
    {
        warnings.Add(UnknownLine.Warning("in the scorecard", line));
        _isInterrupted = _rows.Review is { Text.Length: > 0 } && !Is(line, "Bookmarks");
    }

    private bool IsReviewWithoutScore(string line) =>
        _isScored ? _rows.Row is not null && line.Length >= ShortestReview : !_isQuoted && IsProse(line);

    /// <summary>The last line of the review in quotation marks that starts on a line; null when none does.</summary>
    private int? EndOfQuotation(int start)
    {
        var line = lines[start];
        if (line.StartsWith('"'))
            return line.Length > 1 && line.EndsWith('"') ? start : Quotation.LineThatEnds(lines, start, '"', StartsOther);
        if (!line.StartsWith('“'))
            return null;
        // With scores between the reviews, a review without quotation marks can begin with a quotation of its own.
        var closes = Quotation.ClosingMark(line);
        if (_isScored && closes >= 0 && closes < line.Length - 1)
            return null;
        return Quotation.ClosingLine(lines, start, StartsOther) ?? Quotation.LineThatEnds(lines, start, '”', StartsOther) ?? start;
    }

    private bool StartsOther(int i) => lines[i][0] is '“' or '"' || IsScore(i) || IsReviewerName(i);

    private bool IsReviewerName(int i)
    {
        var line = WithoutIcons(lines[i]).ToString();
        if (line.Length > LongestName || !NameShape().IsMatch(line))
            return false;
        var name = line.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? line[4..] : line;
        if (Reviewer.KnownNames.Any(known => Is(name, known)) || Is(line, "Reviewer not stated"))
            return true;
        // An unknown name is a reviewer only with a score below it; directly below a reviewer's name it explains that reviewer.
        var explainsReviewer = _rows.Row is { Reviewer: not null, Reviews.Count: 0 };
        return !explainsReviewer && (IsScore(i + 1) || (IsToolName(i + 1) && !IsToolName(i + 2)));
    }

    private bool IsScore(int i) => i < lines.Count && ParseScore(lines[i]) is not null;

    private bool IsToolName(int i) => i >= 0 && i < lines.Count && FindTool(lines[i]) is not null;

    /// <summary>The index of the only tool with this name; null when there is none, or two have it.</summary>
    private int? FindTool(string line) =>
        tools.Index().Where(tool => Wording.Same(line, tool.Item.Identity.Name)).ToList() is [var (index, _)] ? index : null;

    private void ApplyMark(Match mark)
    {
        if (_rows.Review is not { } review)
            return;
        review.IsNameInferred |= mark.Groups["name"].Success;
        if (mark.Groups["call"].Success)
            review.Call = null;
    }

    private void CheckReviews()
    {
        foreach (var row in _rows.All)
        {
            if (row.Reviews.Count > tools.Count && row.Reviews[0] is { HasScoreLine: false, IsQuoted: false, Text: not "" } explanation)
            {
                row.Reviews.RemoveAt(0);
                warnings.Add(UnknownLine.Warning("in the scorecard", explanation.Text));
            }

            if (row.Reviews.Exists(review => review is { IsAbsent: false, Text: "" } and not { Score: null, Call: null }))
                _damage ??= $"a review of {row.Name} has a score and no text";
            if (row.Reviews.Count == 0)
                _damage ??= $"the row {row.Reviewer?.Name} has no review";
        }

        if (_rows.Review is { HasScoreLine: true, Text: { Length: > 0 } last } && !EndsLikeProse(last))
            _damage ??= $"the last review ends in the middle of a sentence: {Excerpt.Of(last)}";
    }

    private DraftReview StartReview()
    {
        _isInterrupted = false;
        return _rows.StartReview();
    }

    /// <summary>The mark on our own pages for a value that is not stated; group <c>name</c> or <c>call</c> tells which one.</summary>
    [GeneratedRegex(@"^((?<name>name inferred\b)|(?<call>call deduced\b)|matched\b)[^.]{0,80}$", Plain, TimeoutMilliseconds)]
    private static partial Regex BasisMark();

    [GeneratedRegex(@"^\p{L}[\p{L}\p{M}'’&/ -]*$", RegexOptions.CultureInvariant, TimeoutMilliseconds)]
    private static partial Regex NameShape();

    [GeneratedRegex(@"^no reviews?( yet)?\.?$", Plain, TimeoutMilliseconds)]
    private static partial Regex NoReview();
}
