using System.Collections.Concurrent;

namespace ToolVerdicts.Web.Caching.Personal;

/// <summary>
/// A cached page in pieces: those that everybody sees, and between them the parts that show a visitor's own marks, each in the states that
/// some visitor had so far. A visitor with known states gets a page of these pieces, and nothing is rendered.
/// </summary>
internal sealed class PageParts
{
    // Rows are cheap to rebuild, so all are dropped when there are too many.
    private const int MostRows = 1000;

    private readonly CachedPage _page;
    private readonly GzipPiece[] _common;
    private readonly ConcurrentDictionary<(int Part, string State), GzipPiece> _states = new();
    private readonly ConcurrentDictionary<string, AssembledPage> _rows = new(StringComparer.Ordinal);

    public PageParts(CachedPage page)
    {
        _page = page;
        _common = [.. page.Pieces.Where((_, piece) => piece % 2 == 0).Select(piece => new GzipPiece(piece))];
        AddStates(page.Parts, page.States, page.Pieces);
    }

    /// <summary>
    /// Adds the states of the parts of another rendering; one with other parts is of another version of the page, and adds nothing.
    /// </summary>
    public void AddStates(IReadOnlyList<PagePart> parts, IReadOnlyList<string> states, byte[][] pieces)
    {
        if (!_page.Parts.SequenceEqual(parts))
            return;
        for (var part = 0; part < parts.Count; part++)
            _states.TryAdd((part, states[part]), new GzipPiece(pieces[part * 2 + 1]));
    }

    /// <summary>The page for a visitor; null when a part was never rendered in the visitor's state.</summary>
    public AssembledPage? Find(OwnMarks marks)
    {
        var key = string.Join(' ', _page.Parts.Select(marks.StateOf));
        if (_rows.TryGetValue(key, out var row))
            return row;
        var pieces = new GzipPiece[_page.Pieces.Length];
        for (var part = 0; part < _page.Parts.Count; part++)
        {
            if (FindPiece(part, marks) is not { } piece)
                return null;
            pieces[part * 2] = _common[part];
            pieces[part * 2 + 1] = piece;
        }

        pieces[^1] = _common[^1];
        if (_rows.Count >= MostRows)
            _rows.Clear();
        return _rows[key] = new AssembledPage(pieces);
    }

    private GzipPiece? FindPiece(int part, OwnMarks marks) => _page.Parts[part].Shows == OwnMark.SavedCount
        ? SavedCount.PieceOf(marks.Saved.Count)
        : _states.GetValueOrDefault((part, marks.StateOf(_page.Parts[part])));
}
