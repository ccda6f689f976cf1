using AngleSharp.Dom;

namespace ToolVerdicts.Captures.Reading;

/// <summary>Assembles the text nodes of a page into lines.</summary>
internal sealed class LineBuilder
{
    /// <summary>Stands for a table cell without text, so that every row keeps its number of cells.</summary>
    public const string EmptyCell = "—";

    private readonly StringBuilder _line = new();
    private IElement? _joined;

    /// <summary>The complete lines, without white space at their ends; none is empty.</summary>
    public List<string> Lines { get; } = [];
    /// <summary>True between <see cref="JoinLines"/> and <see cref="StopJoining"/>.</summary>
    public bool IsJoining => _joined is not null;

    public void Append(string text) => _line.Append(text);

    /// <summary>Adds text in which line breaks end lines, and tabs separate the cells of a table that was copied as text.</summary>
    public void AppendPreformatted(string text)
    {
        foreach (var (i, row) in text.Split('\n').Index())
        {
            if (i > 0)
                Break();
            var cells = row.Contains('\t', StringComparison.Ordinal) ? row.Trim().Split('\t') : [row];
            foreach (var (side, cell) in cells.Index())
            {
                if (side > 0)
                    Break();
                _line.Append(cells.Length > 1 && string.IsNullOrWhiteSpace(cell) ? EmptyCell : cell);
            }
        }
    }

    /// <summary>Adds code in backticks, as in Markdown.</summary>
    public void AppendCode(string code)
    {
        var (open, close) = code.Contains('`', StringComparison.Ordinal) ? ("`` ", " ``") : ("`", "`");
        _line.Append(open).Append(Wording.Collapse(code)).Append(close);
    }

    /// <summary>Adds to the last complete line if the current line is empty, else to the current line.</summary>
    public void AppendToLast(string text)
    {
        if (Lines.Count > 0 && string.IsNullOrWhiteSpace(_line.ToString()))
            Lines[^1] += text;
        else
            _line.Append(text);
    }

    /// <summary>Makes each <see cref="Break"/> within <paramref name="element"/> a space.</summary>
    public void JoinLines(IElement element) => _joined ??= element;

    /// <summary>Ends the effect of <see cref="JoinLines"/> if <paramref name="element"/> started it.</summary>
    public void StopJoining(IElement element) => _joined = _joined == element ? null : _joined;

    /// <summary>Ends the current line; an empty line is dropped.</summary>
    /// <exception cref="CaptureRefusedException">The page has more than <see cref="CaptureLimits.MaxLines"/> lines.</exception>
    public void Break()
    {
        if (IsJoining)
        {
            _line.Append(' ');
            return;
        }

        var line = Wording.Normalize(Wording.Collapse(_line.ToString()), NormalizationForm.FormC);
        _line.Clear();
        if (line.Length == 0)
            return;
        if (Lines.Count == CaptureLimits.MaxLines)
            throw new CaptureRefusedException($"over {CaptureLimits.MaxLines} lines");
        Lines.Add(line);
    }
}
