using Microsoft.AspNetCore.Html;

namespace ToolVerdicts.Web.Caching;

/// <summary>
/// Collects, while a page is rendered for the cache, what the page depends on and which of its parts differ from visitor to visitor.
/// </summary>
internal sealed class PageTopics
{
    // A random separator: nobody can write it, so no text on a page is taken for one.
    private static readonly string Separator = $"<!--{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))}-->";
    private static readonly byte[] SeparatorBytes = Encoding.ASCII.GetBytes(Separator);

    private readonly HashSet<int> _counters = [];
    private readonly List<PagePart> _parts = [];
    private readonly List<string> _states = [];
    private bool _isInPart;

    /// <summary>The counters of the topics in <see cref="PageVersions"/>.</summary>
    public IReadOnlyCollection<int> Counters => _counters;

    /// <summary>The parts, in the order of the page.</summary>
    public IReadOnlyList<PagePart> Parts => _parts;

    /// <summary>The state that each part was rendered for; empty for visitors without such a mark.</summary>
    public IReadOnlyList<string> States => _states;

    /// <summary>True when the page differs from visitor to visitor outside of its parts.</summary>
    public bool IsPersonalThroughout { get; private set; }

    /// <summary>False for a page that hardly anybody asks for again.</summary>
    public bool IsWorthKeeping { get; set; } = true;

    public void Add(string topic) => _counters.Add(PageVersions.CounterOf(topic));

    /// <summary>Notes that the page reads something of the visitor's.</summary>
    public void NotePersonal() => IsPersonalThroughout |= !_isInPart;

    /// <returns>The separator that goes before the part.</returns>
    public IHtmlContent Begin(PagePart part, string state)
    {
        // The layout is rendered after the page's own parts, and its navigation stands before them.
        var place = part.Shows == OwnMark.SavedCount ? 0 : _parts.Count;
        _parts.Insert(place, part);
        _states.Insert(place, state);
        _isInPart = true;
        return new HtmlString(Separator);
    }

    /// <returns>The separator that goes behind the part.</returns>
    public IHtmlContent End()
    {
        _isInPart = false;
        return new HtmlString(Separator);
    }

    /// <summary>Splits a page at the separators: pieces for everybody and parts take turns.</summary>
    /// <param name="page">The page.</param>
    /// <param name="parts">How many parts it has.</param>
    /// <exception cref="InvalidOperationException">The page has another number of parts.</exception>
    public static byte[][] Split(ReadOnlySpan<byte> page, int parts)
    {
        var pieces = new byte[parts * 2 + 1][];
        for (var piece = 0; piece < pieces.Length; piece++)
        {
            var end = page.IndexOf(SeparatorBytes);
            if (end < 0 != (piece == pieces.Length - 1))
                throw new InvalidOperationException("A part of the page begins and does not end.");
            pieces[piece] = page[..(end < 0 ? page.Length : end)].ToArray();
            page = end < 0 ? [] : page[(end + SeparatorBytes.Length)..];
        }

        return pieces;
    }
}
