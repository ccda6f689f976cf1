using System.Collections.Concurrent;
using System.Text;

namespace ToolVerdicts.Web.Caching.Personal;

/// <summary>
/// A page taken apart: what everybody sees, and between it the parts that show a visitor's own votes and bookmarks, each in the forms that somebody has had so
/// far. Whoever has marks that others had before gets a page that is put together, and not made.
/// </summary>
internal sealed class PageParts
{
    private static readonly byte[] Mark = Encoding.UTF8.GetBytes(PageTopics.Mark);

    // No vote, ship or skip, and the two that do not count yet.
    private const int MostForms = 5;

    private readonly byte[][] _pieces;
    private readonly GzipPiece[] _common;
    private readonly IReadOnlyList<PagePart> _parts;
    private readonly ConcurrentDictionary<(int Part, string State), GzipPiece> _forms = new();

    /// <summary>Takes a page apart.</summary>
    /// <param name="page">The page with its marks.</param>
    /// <param name="parts">Its parts.</param>
    /// <exception cref="InvalidOperationException">The page has other parts.</exception>
    public PageParts(ReadOnlySpan<byte> page, IReadOnlyList<PagePart> parts)
    {
        _parts = parts;
        _pieces = new byte[parts.Count * 2 + 1][];
        for (var piece = 0; piece < _pieces.Length; piece++)
        {
            var end = page.IndexOf(Mark);
            if (end < 0 != (piece == _pieces.Length - 1))
                throw new InvalidOperationException("A part of the page begins and does not end.");
            _pieces[piece] = page[..(end < 0 ? page.Length : end)].ToArray();
            page = end < 0 ? [] : page[(end + Mark.Length)..];
        }

        _common = [.. _pieces.Where((_, piece) => piece % 2 == 0).Select(piece => new GzipPiece(piece))];
    }

    /// <summary>About how many bytes of memory the pieces take, once every part has been asked for in every form.</summary>
    public long Size => _pieces.Select((piece, i) => piece.Length * (i % 2 == 0 ? 2L : 2L * MostForms)).Sum();

    /// <summary>The page as it was made, without marks.</summary>
    public byte[] Whole() => [.. _pieces.SelectMany(piece => piece)];

    /// <summary>Learns the forms that the parts of another page have, which was made of the same.</summary>
    /// <param name="other">The page.</param>
    /// <param name="marks">Those of the visitor it was made for.</param>
    public void Learn(PageParts other, OwnMarks marks)
    {
        if (!_parts.SequenceEqual(other._parts))
            return;
        for (var part = 0; part < _parts.Count; part++)
        {
            var state = marks.Of(_parts[part]);
            if (!_forms.ContainsKey((part, state)))
                _forms[(part, state)] = new GzipPiece(other._pieces[part * 2 + 1]);
        }
    }

    /// <summary>The pieces of the page for a visitor.</summary>
    /// <returns>Null when a part has never been shown with such marks.</returns>
    public GzipPiece[]? For(OwnMarks marks)
    {
        var pieces = new GzipPiece[_pieces.Length];
        for (var part = 0; part < _parts.Count; part++)
        {
            if (!_forms.TryGetValue((part, marks.Of(_parts[part])), out var form))
                return null;
            pieces[part * 2] = _common[part];
            pieces[part * 2 + 1] = form;
        }

        pieces[^1] = _common[^1];
        return pieces;
    }
}
