using System.Text.RegularExpressions;
using ToolVerdicts.Reviews;
using static ToolVerdicts.Importing.CaptureLines;

namespace ToolVerdicts.Importing;

/// <summary>The reviews of a page.</summary>
/// <param name="Reviews">Row by row, from left to right.</param>
/// <param name="IsNamed">True when the scorecard names a reviewer or states a score.</param>
/// <param name="Damage">What looks cut off; null when every review is whole.</param>
internal sealed record ScorecardReading(IReadOnlyList<CapturedReview> Reviews, bool IsNamed, string? Damage);

/// <summary>
/// Reads the scorecard. A row starts with a reviewer's name where the page gives one; a side starts with its score, or with its
/// quotation mark where there are no scores. Nameless quotations are dealt from left to right in turn.
/// </summary>
internal sealed partial class ScorecardReader
{
    // The shortest unquoted line that is taken for a paragraph when no full stop ends it.
    private const int ShortestProse = 60;

    private readonly List<string> _lines;
    private readonly int _sides;
    private readonly bool _isQuoted;
    private readonly List<string> _warnings;
    private readonly List<ScorecardLine> _rows = [];
    private string? _damage;

    private ScorecardReader(List<string> lines, int sides, List<string> warnings)
    {
        _lines = lines;
        _sides = sides;
        _warnings = warnings;
        _isQuoted = lines.Exists(line => line.StartsWith('“'));
    }

    /// <param name="lines">What stands between the scorecard's heading and the end of the page's content.</param>
    /// <param name="tools">The tools from left to right.</param>
    /// <param name="warnings">Takes up unknown lines and reviews that cannot be placed.</param>
    public static ScorecardReading Read(List<string> lines, IReadOnlyList<CapturedTool> tools, List<string> warnings)
    {
        var reader = new ScorecardReader(lines, tools.Count, warnings);
        for (var i = 0; i < lines.Count;)
            i = reader.ReadLine(i);
        reader.NoteUnfinishedSides();

        var reviews = ScorecardSides.Place(reader._rows, tools, warnings);
        if (reviews.Count == 0)
            reader._damage ??= "the reviewer scorecard is empty";
        var isNamed = reviews.Exists(review => review.Reviewer is not null || review.Score is not null || review.Call is not null);
        return new ScorecardReading(reviews, isNamed, reader._damage);
    }

    private int ReadLine(int i)
    {
        var line = _lines[i];
        if (IsNotStated(line) || NoReview().IsMatch(line))
            SideIn(CurrentRow()).IsEmpty = true;
        else if (TryParseScore(line, out var score, out var call))
            (SideIn(CurrentRow()).Score, LastSide!.Call, LastSide.HasScoreLine) = (score, call, true);
        else if (IsReviewerName(i))
            StartRow(Is(line, "Reviewer not stated") ? null : Reviewer.Named(line));
        else if (BasisMark().Match(line) is { Success: true } mark)
            ApplyMark(mark);
        else
            return ReadText(i);
        return i + 1;
    }

    private int ReadText(int i)
    {
        var line = _lines[i];
        var side = LastSide;
        if (line.StartsWith('“') || (line.StartsWith('"') && line.EndsWith('"') && line.Length > 1))
        {
            if (side is not { HasScoreLine: true, Text: "" })
                side = SideIn(CurrentRow());
            var end = QuoteEnd(i);
            var text = string.Join("\n\n", _lines[i..(end + 1)]);
            (side.Text, side.IsQuoted) = (Unquoted(text), true);
            if (line.StartsWith('“') && !text.EndsWith('”'))
                _damage = $"the quotation {Excerpt.Of(line)} does not end";
            return end + 1;
        }

        if (side is { HasScoreLine: true } && (side.Text.Length == 0 || (!side.IsQuoted && IsProse(line))))
            side.Text += side.Text.Length == 0 ? line : $"\n\n{line}";
        else if (!_isQuoted && IsProse(line) && side is not { HasScoreLine: true })
            SideIn(CurrentRow()).Text = line;
        else
            _warnings.Add($"unknown line in the scorecard: {Excerpt.Of(line)}");
        return i + 1;
    }

    /// <summary>The line on which the quotation that starts on line <paramref name="start"/> ends.</summary>
    private int QuoteEnd(int start)
    {
        for (var i = start; i < _lines.Count; i++)
        {
            if (i > start && (_lines[i].StartsWith('“') || TryParseScore(_lines[i], out _, out _) || IsReviewerName(i)))
                break;
            if (_lines[i].EndsWith('”') || (i == start && !_lines[i].StartsWith('“')))
                return i;
        }

        return start;
    }

    private bool IsReviewerName(int i)
    {
        var line = _lines[i];
        if (line.Length > 40 || !NameShape().IsMatch(line))
            return false;
        var bare = line.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? line[4..] : line;
        return Reviewer.KnownNames.Any(name => Is(bare, name)) || Is(line, "Reviewer not stated")
            || (i + 1 < _lines.Count && TryParseScore(_lines[i + 1], out _, out _));
    }

    private void StartRow(Reviewer? reviewer)
    {
        // A page may repeat the name on every side of its row.
        if (_rows.Count > 0 && _rows[^1] is { Reviewer: { } current, Sides.Count: > 0 } row && current == reviewer && row.Sides.Count < _sides)
            return;
        _rows.Add(new ScorecardLine(reviewer));
    }

    private ScorecardLine CurrentRow()
    {
        if (_rows.Count == 0 || (_rows[^1].Reviewer is null && _rows[^1].Sides.Count == _sides))
            _rows.Add(new ScorecardLine(Reviewer: null));
        return _rows[^1];
    }

    private ScorecardSide? LastSide => _rows.Count > 0 && _rows[^1].Sides.Count > 0 ? _rows[^1].Sides[^1] : null;

    private static ScorecardSide SideIn(ScorecardLine row)
    {
        row.Sides.Add(new ScorecardSide());
        return row.Sides[^1];
    }

    private void ApplyMark(Match mark)
    {
        if (LastSide is not { } side)
            return;
        side.IsNameInferred |= mark.Groups["name"].Success;
        if (mark.Groups["call"].Success)
            side.Call = null;
    }

    private void NoteUnfinishedSides()
    {
        foreach (var row in _rows)
        {
            if (row.Sides.Find(side => side.HasScoreLine && side.Text.Length == 0 && !side.IsEmpty && (side.Score ?? (object?)side.Call) is not null) is not null)
                _damage ??= $"a review of {row.Reviewer?.Name ?? "a nameless reviewer"} has a score and no text";
            if (row.Sides.Count == 0)
                _damage ??= $"the row {row.Reviewer?.Name} has no review";
        }

        if (LastSide is { HasScoreLine: true, Text: { Length: > 0 } last } && !EndsLikeProse(last))
            _damage ??= $"the last review ends in the middle of a sentence: {Excerpt.Of(last)}";
    }

    // Exactly the outer pair: a review may begin or end with a quotation of its own.
    private static string Unquoted(string text)
    {
        var start = text[0] is '“' or '"' ? 1 : 0;
        var end = text.Length > start && (text[^1] is '”' or '"') ? 1 : 0;
        return text[start..^end].Trim();
    }

    private static bool IsProse(string line) => line.Length >= ShortestProse || EndsLikeProse(line);

    private static bool EndsLikeProse(string line) => line.Length > 0 && line[^1] is '.' or '!' or '?' or '…' or '"' or '”' or '\'' or '’' or ')' or ':' or '`';

    [GeneratedRegex(@"^\p{L}[\p{L}\p{M}'’&/ -]*$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NameShape();

    [GeneratedRegex(@"^no reviews?( yet)?\.?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NoReview();

    // How our own pages mark what they do not know from a statement.
    [GeneratedRegex(
        @"^((?<name>name inferred\b)|(?<call>call deduced\b)|matched\b)[^.]{0,80}$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BasisMark();
}
