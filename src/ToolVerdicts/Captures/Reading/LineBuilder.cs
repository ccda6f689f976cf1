using System.Text;
using AngleSharp.Dom;
using ToolVerdicts.Text;

namespace ToolVerdicts.Captures.Reading;

/// <summary>Gathers the words of a page into lines.</summary>
internal sealed class LineBuilder
{
    /// <summary>What a table cell without text reads as, so that every row keeps its cells.</summary>
    public const string EmptyCell = "—";

    private readonly StringBuilder _line = new();
    private IElement? _joined;

    /// <summary>The lines so far, without white space at their ends, none empty.</summary>
    public List<string> Lines { get; } = [];

    /// <summary>Adds running text, or text whose line breaks and tabs are meant.</summary>
    public void Append(string text, bool keepBreaks)
    {
        if (!keepBreaks)
        {
            _line.Append(text);
            return;
        }

        var parts = text.Split('\n');
        for (var i = 0; i < parts.Length; i++)
        {
            if (i > 0)
                Break();
            if (parts[i].Contains('\t', StringComparison.Ordinal))
                AppendCells(parts[i]);
            else
                _line.Append(parts[i]);
        }
    }

    /// <summary>True while a break is a space.</summary>
    public bool IsJoining => _joined is not null;

    /// <summary>From here to the end of <paramref name="element"/> a break is a space.</summary>
    public void JoinBreaks(IElement element) => _joined ??= element;

    /// <summary>Ends what <see cref="JoinBreaks"/> began.</summary>
    public void StopJoining(IElement element) => _joined = _joined == element ? null : _joined;

    /// <summary>Adds code in backticks.</summary>
    public void AppendCode(string code)
    {
        var fence = code.Contains('`', StringComparison.Ordinal) ? "``" : "`";
        var padding = fence.Length == 2 ? " " : "";
        _line.Append(fence).Append(padding).Append(Wording.Collapse(code)).Append(padding).Append(fence);
    }

    // A table that was copied as text has a tab between its cells.
    private void AppendCells(string row)
    {
        var cells = row.Trim().Split('\t');
        for (var i = 0; i < cells.Length; i++)
        {
            if (i > 0)
                Break();
            _line.Append(cells.Length > 1 && string.IsNullOrWhiteSpace(cells[i]) ? EmptyCell : cells[i]);
        }
    }

    /// <summary>Adds to the line that ended last when this one is empty yet.</summary>
    public void AppendToLast(string text)
    {
        if (Lines.Count > 0 && string.IsNullOrWhiteSpace(_line.ToString()))
            Lines[^1] += text;
        else
            _line.Append(text);
    }

    /// <summary>Ends the line.</summary>
    /// <exception cref="CaptureRefusedException">The page has too many lines.</exception>
    public void Break()
    {
        if (_joined is not null)
        {
            _line.Append(' ');
            return;
        }

        var line = Wording.Collapse(_line.ToString());
        _line.Clear();
        if (line.Length == 0)
            return;
        if (Lines.Count == CaptureLimits.MaxLines)
            throw new CaptureRefusedException($"over {CaptureLimits.MaxLines} lines");
        Lines.Add(line);
    }
}
