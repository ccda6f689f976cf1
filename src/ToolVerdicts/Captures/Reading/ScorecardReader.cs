using System.Text.RegularExpressions;
using ToolVerdicts.Reviews;
using ToolVerdicts.Text;
using ToolVerdicts.Verdicts;
using static ToolVerdicts.Captures.Reading.CaptureLines;
using static ToolVerdicts.Captures.Reading.ScorecardLines;

namespace ToolVerdicts.Captures.Reading;

/// <summary>The reviews of a page.</summary>
/// <param name="Reviews">Row by row, from left to right.</param>
/// <param name="IsNamed">True when the scorecard names a reviewer or states a score.</param>
/// <param name="Damage">What looks cut off; null when every review is whole.</param>
internal sealed record ScorecardReading(IReadOnlyList<CapturedReview> Reviews, bool IsNamed, string? Damage);

/// <summary>
/// Reads the scorecard. A row starts with a reviewer's name where the page gives one; a side starts with its score, or with its
/// quotation mark where there are no scores. Nameless quotations are dealt from left to right in turn.
/// </summary>
internal sealed class ScorecardReader
{
    // The shortest unquoted text that is taken for a review without a score on a page that states scores; shorter ones explain a lens.
    private const int ShortestReview = 120;

    private readonly List<string> _lines;
    private readonly IReadOnlyList<CapturedTool> _tools;
    private readonly bool _isQuoted;
    private readonly bool _isScored;
    private readonly List<string> _warnings;
    private readonly ScorecardRows _rows;
    private string? _damage;
    private bool _isInterrupted;

    private ScorecardReader(List<string> lines, IReadOnlyList<CapturedTool> tools, List<string> warnings)
    {
        _lines = lines;
        _tools = tools;
        _warnings = warnings;
        _rows = new ScorecardRows(tools.Count);
        _isQuoted = lines.Exists(line => line.StartsWith('“'));
        _isScored = lines.Exists(line => TryParseScore(line, out var score, out _) && score is not null);
    }

    /// <param name="lines">What stands between the scorecard's heading and the end of the page's content.</param>
    /// <param name="tools">The tools from left to right.</param>
    /// <param name="warnings">Takes up unknown lines and reviews that cannot be placed.</param>
    public static ScorecardReading Read(List<string> lines, IReadOnlyList<CapturedTool> tools, List<string> warnings)
    {
        var reader = new ScorecardReader(lines, tools, warnings);
        for (var i = 0; i < lines.Count;)
            i = reader.ReadLine(i);
        reader.NoteUnfinishedSides();

        var reviews = ScorecardSides.Place(reader._rows.All, tools, warnings);
        if (reviews.Count == 0)
            reader._damage ??= "the reviewer scorecard is empty";
        var isNamed = reviews.Exists(review => review.Reviewer is not null || review.Score is not null || review.Call is not null);
        return new ScorecardReading(reviews, isNamed, reader._damage);
    }

    private int ReadLine(int i)
    {
        var line = _lines[i];
        if (IsNotStated(line) || IsNoReview(line))
            StartSide().IsEmpty = true;
        else if (TryParseScore(line, out var score, out var call, out var isOdd))
            ReadScore(line, score, call, isOdd);
        else if (ToolNamed(line) is { } tool && !Reviewer.KnownNames.Any(name => Is(line, name)))
            ReadToolName(i, tool);
        else if (IsReviewerName(i))
            _rows.StartRow(Is(line, "Reviewer not stated") ? null : Reviewer.Named(Bare(line).ToString()));
        else if (BasisMark().Match(line) is { Success: true } mark)
            ApplyMark(mark);
        else
            return ReadText(i);
        return i + 1;
    }

    private void ReadScore(string line, long? score, Call? call, bool isOdd)
    {
        // "85/100" and "ship" may stand on lines of their own.
        var isOtherHalf = _rows.Side is { HasScoreLine: true, Text: "" }
            && (_rows.Side.Score, _rows.Side.Call, score, call) is (not null, null, null, not null) or (null, not null, not null, null);
        var side = isOtherHalf ? _rows.Side! : StartSide();
        (side.Score, side.Call, side.HasScoreLine) = (side.Score ?? score, side.Call ?? call, true);
        if (isOdd)
            _warnings.Add($"the score {Excerpt.Of(line)} is no score out of 100, ship or skip");
    }

    private bool IsScore(int i) => i < _lines.Count && TryParseScore(_lines[i], out _, out _);

    private bool IsToolName(int i) => i >= 0 && i < _lines.Count && ToolNamed(_lines[i]) is not null;

    private int? ToolNamed(string line)
    {
        var named = Enumerable.Range(0, _tools.Count).Where(side => Wording.Same(line, _tools[side].Identity.Name)).ToList();
        return named.Count == 1 ? named[0] : null;
    }

    // Names that follow each other are a table's head; a name alone says whose the reviews below it are.
    private void ReadToolName(int i, int tool)
    {
        var isHead = IsToolName(i - 1) || IsToolName(i + 1);
        _rows.StartTool(isHead ? null : tool);
    }

    private int ReadText(int i)
    {
        var line = _lines[i];
        if (IsQuotation(i, out var end))
        {
            var side = _rows.Side is { HasScoreLine: true, Text: "" } ? _rows.Side : StartSide();
            var text = string.Join("\n\n", _lines[i..(end + 1)]);
            (side.Text, side.IsQuoted) = (Quotation.Unquoted(text), true);
            if (line.StartsWith('“') && !text.EndsWith('”'))
                _damage = $"the quotation {Excerpt.Of(line)} does not end";
            return end + 1;
        }

        if (_rows.Side is { HasScoreLine: true } scored && (scored.Text.Length == 0 || (!scored.IsQuoted && !_isInterrupted && IsProse(line))))
            scored.Text += scored.Text.Length == 0 ? line : $"\n\n{line}";
        else if (_rows.Side is not { HasScoreLine: true } && IsReviewWithoutScore(line))
            StartSide().Text = line;
        else
            Ignore(line);
        return i + 1;
    }

    // What follows a line nobody knows may belong to that line; only the drawer's heading is known to stand anywhere.
    private void Ignore(string line)
    {
        _warnings.Add($"unknown line in the scorecard: {Excerpt.Of(line)}");
        _isInterrupted = _rows.Side is { Text.Length: > 0 } && !Is(line, "Bookmarks");
    }

    private bool IsReviewWithoutScore(string line) =>
        _isScored ? _rows.Row is not null && line.Length >= ShortestReview
        : !_isQuoted && IsProse(line);

    /// <summary>True when a review in quotation marks starts on line <paramref name="start"/>; it ends on line <paramref name="end"/>.</summary>
    private bool IsQuotation(int start, out int end)
    {
        var line = _lines[start];
        end = start;
        if (line.StartsWith('"'))
        {
            end = line.Length > 1 && line.EndsWith('"') ? start : Quotation.LineThatEnds(_lines, start, '"', StartsOther) ?? -1;
            return end >= 0;
        }

        if (!line.StartsWith('“'))
            return false;
        // Where scores part the reviews, quotation marks need not: a review may begin with a quotation of its own.
        var closes = Quotation.ClosingMark(line);
        if (_isScored && closes >= 0 && closes < line.Length - 1)
            return false;
        end = Quotation.ClosingLine(_lines, start, StartsOther) ?? Quotation.LineThatEnds(_lines, start, '”', StartsOther) ?? start;
        return true;
    }

    private bool StartsOther(int i) => _lines[i][0] is '“' or '"' || IsScore(i) || IsReviewerName(i);

    private bool IsReviewerName(int i)
    {
        var line = Bare(_lines[i]).ToString();
        if (!IsNameShaped(line))
            return false;
        var bare = line.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? line[4..] : line;
        if (Reviewer.KnownNames.Any(name => Is(bare, name)) || Is(line, "Reviewer not stated"))
            return true;
        // An unknown name needs a score behind it; right below a reviewer's name it explains that one.
        var explainsReviewer = _rows.Row is { Reviewer: not null, Sides.Count: 0 };
        return !explainsReviewer && (IsScore(i + 1) || (IsToolName(i + 1) && !IsToolName(i + 2)));
    }

    private void ApplyMark(Match mark)
    {
        if (_rows.Side is not { } side)
            return;
        side.IsNameInferred |= mark.Groups["name"].Success;
        if (mark.Groups["call"].Success)
            side.Call = null;
    }

    private void NoteUnfinishedSides()
    {
        foreach (var row in _rows.All)
        {
            if (row.Sides.Count > _tools.Count && row.Sides[0] is { HasScoreLine: false, IsQuoted: false, Text: { Length: > 0 } explanation })
            {
                row.Sides.RemoveAt(0);
                _warnings.Add($"unknown line in the scorecard: {Excerpt.Of(explanation)}");
            }

            if (row.Sides.Find(side => side.HasScoreLine && side.Text.Length == 0 && !side.IsEmpty && (side.Score ?? (object?)side.Call) is not null) is not null)
                _damage ??= $"a review of {row.Reviewer?.Name ?? "a nameless reviewer"} has a score and no text";
            if (row.Sides.Count == 0)
                _damage ??= $"the row {row.Reviewer?.Name} has no review";
        }

        if (_rows.Side is { HasScoreLine: true, Text: { Length: > 0 } last } && !EndsLikeProse(last))
            _damage ??= $"the last review ends in the middle of a sentence: {Excerpt.Of(last)}";
    }

    private ScorecardSide StartSide()
    {
        _isInterrupted = false;
        return _rows.StartSide();
    }
}
