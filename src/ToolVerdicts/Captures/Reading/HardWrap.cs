using static ToolVerdicts.Captures.Reading.CaptureLines;

namespace ToolVerdicts.Captures.Reading;

/// <summary>
/// Joins the lines of a text that was wrapped at a width. A line was broken where the next word would not have fitted, so that a text is
/// wrapped when most of its long lines are full in this sense.
/// </summary>
internal sealed class HardWrap
{
    private const int FewestFull = 3;

    // In narrower text a name and the end of a sentence are equally short.
    private const int NarrowestWidth = 36;

    private static readonly string[] Labels =
        [Kicker, PanelShip, CommunityLabel, Entry, Decision, ScorecardLabel, "Reviewer not stated", .. FooterLabels];

    private readonly List<string> _lines;
    private readonly List<bool> _standAlone;
    private readonly int _width;
    private readonly bool _isCutInWords;
    private readonly bool _keepsBlanks;
    private readonly Func<string, int> _lengthOf;

    private HardWrap(List<string> lines, List<bool> standAlone, int width, Func<string, int> lengthOf)
    {
        (_lines, _standAlone, _width, _lengthOf) = (lines, standAlone, width, lengthOf);
        // A program that wraps without regard to words fills every broken line.
        var full = Enumerable.Range(0, lines.Count - 1).Where(i => IsFull(i) && CanJoin(i)).ToList();
        _isCutInWords = full.Count > 0 && full.TrueForAll(i => lengthOf(lines[i]) == width)
            && full.Exists(i => char.IsLetterOrDigit(lines[i][^1]));
        // A program that leaves the blank where it broke a line leaves it nowhere else: no short line ends with one.
        _keepsBlanks = lines.Exists(line => line.EndsWith(' '))
            && lines.TrueForAll(line => !line.EndsWith(' ') || 2 * lengthOf(line) > width);
    }

    /// <summary>The text with its lines joined; null for one that was not wrapped.</summary>
    /// <exception cref="CaptureRefusedException">The text was wrapped too narrowly.</exception>
    public static string? Join(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n').ToList();
        var standAlone = lines.ConvertAll(line => StandsAlone(line.Trim()));
        // Some programs count bytes: the count by which more lines are full is the program's.
        var wraps = ((Func<string, int>[])[line => line.Length, Encoding.UTF8.GetByteCount]).Select(lengthOf =>
        {
            var width = lines.Where(IsWrappable).Select(lengthOf).DefaultIfEmpty(0).Max();
            var wrap = new HardWrap(lines, standAlone, width, lengthOf);
            var longLines = Enumerable.Range(0, lines.Count - 1).Where(i => 2 * lengthOf(lines[i]) > width && wrap.CanJoin(i)).ToList();
            return (Wrap: wrap, Full: longLines.Count(wrap.IsFull), Long: longLines.Count);
        });
        var found = wraps.Where(wrap => wrap.Full >= FewestFull && 2 * wrap.Full >= wrap.Long)
            .OrderByDescending(wrap => wrap.Full).Select(wrap => wrap.Wrap).FirstOrDefault();
        if (found?._width < NarrowestWidth)
            throw new CaptureRefusedException($"wrapped at a width of {found._width}, in which its lines cannot be told apart");
        return found?.Join();
    }

    private string Join()
    {
        var tools = _lines.Count(line => Is(line.Trim(), PanelShip));
        var joined = new StringBuilder();
        var (inTable, isJoined) = (false, false);
        for (var i = 0; i < _lines.Count; i++)
        {
            var line = _lines[i].Trim();
            inTable = (inTable || Is(line, Decision) || CapturedTable.IsRowLabel(line) && i > 0 && Is(_lines[i - 1].Trim(), Decision))
                && !Is(line, ScorecardLabel);
            if (inTable && (Is(line, Decision) || CapturedTable.IsRowLabel(line)))
            {
                i = AppendRow(joined, i, tools);
                continue;
            }

            joined.Append(isJoined ? _lines[i].TrimStart('>') : _lines[i]);
            isJoined = CanJoin(i) && IsBroken(i) && !EndsBefore(i);
            if (i + 1 < _lines.Count)
                joined.Append(isJoined ? Between(i) : "\n");
        }

        return joined.ToString();
    }

    // A row has one value for each tool: of more lines, some are joined with the next, first those whose next is no beginning.
    private int AppendRow(StringBuilder joined, int label, int tools)
    {
        var end = label + 1;
        while (end < _lines.Count && _lines[end].Trim() is { Length: > 0 } line && !CapturedTable.IsRowLabel(line)
            && !Is(line, ScorecardLabel))
            end++;
        var broken = Enumerable.Range(label + 1, Math.Max(0, end - label - 2)).Where(IsBroken)
            .OrderByDescending(i => char.IsLower(_lines[i + 1].TrimStart()[0])).ThenByDescending(i => _lengthOf(_lines[i]))
            .Take(Math.Max(0, end - label - 1 - tools)).ToHashSet();
        for (var i = label; i < end; i++)
            joined.Append(_lines[i]).Append(broken.Contains(i) ? Between(i) : i + 1 < _lines.Count ? "\n" : "");
        return end - 1;
    }

    // True for a line to which the next word would have made it too long.
    private bool IsFull(int i)
    {
        if (i + 1 >= _lines.Count || _lines[i].Trim().Length == 0 || _lines[i + 1].Trim() is not { Length: > 0 } next)
            return false;
        var word = next.IndexOf(' ') is var end and > 0 ? next[..end] : next;
        return _lengthOf(_lines[i].TrimEnd()) + 1 + _lengthOf(word) > _width;
    }

    private bool IsBroken(int i) => IsFull(i) || (_keepsBlanks && _lines[i].EndsWith(' ') && _lines[i + 1].Trim().Length > 0);

    private bool CanJoin(int i) => i + 1 < _lines.Count && !_standAlone[i] && !_standAlone[i + 1]
        && _lines[i + 1].TrimStart() is not (['“', ..] or ['-' or '*' or '•', ' ', ..]) && !_lines[i].TrimEnd().EndsWith('”');

    // Behind the end of a sentence, a short line that ends no sentence is no part of the paragraph.
    private bool EndsBefore(int i) => EndsLikeProse(_lines[i].TrimEnd()) && _lines[i + 1].Trim() is var next
        && 2 * _lengthOf(next) < _width && !EndsLikeProse(next) && !IsFull(i + 1);

    private string Between(int i)
    {
        var line = _lines[i];
        var isCutInWord = _isCutInWords || (_keepsBlanks && _lengthOf(line) == _width);
        return isCutInWord || line.EndsWith(' ') || (line is [.., var letter, '-'] && char.IsLetter(letter)) ? "" : " ";
    }

    // A row of a table in Markdown stays whole, and so does an address.
    private static bool IsWrappable(string line) =>
        line.TrimStart() is not ['|', ..] && line.Trim().Contains(' ') && !line.Contains("://", StringComparison.Ordinal);

    private static bool StandsAlone(string line) => line.Length == 0 || line[0] is '#' or '|' or '©'
        || IsNotStated(line) || ParsePercent(line) is not null || ParseScore(line) is not null || CapturedTable.IsRowLabel(line)
        || Labels.Any(label => Is(line, label)) || Reviewer.KnownNames.Any(name => Is(line, name))
        || Enum.GetNames<Verdict>().Any(word => Is(line, word));
}
