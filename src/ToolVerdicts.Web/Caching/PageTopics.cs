using System.Security.Cryptography;
using Microsoft.AspNetCore.Html;
using ToolVerdicts.Web.Caching.Personal;

namespace ToolVerdicts.Web.Caching;

/// <summary>What a page shows, noted while it is made: so that it is made anew when that changes, and that its parts can be filled in for somebody else.</summary>
internal sealed class PageTopics
{
    // Nobody can write what nobody knows, so no text on a page is taken for a mark.
    private static readonly string Secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    private readonly HashSet<int> _counters = [];
    private readonly List<PagePart> _parts = [];
    private bool _isInPart;

    /// <summary>Stands before and after every part.</summary>
    public static string Mark { get; } = $"<!--{Secret}-->";

    /// <summary>The counters of the topics.</summary>
    public IReadOnlyCollection<int> Counters => _counters;

    /// <summary>The parts that differ from visitor to visitor, in the order they stand in.</summary>
    public IReadOnlyList<PagePart> Parts => _parts;

    /// <summary>The marks of the visitor it is made for; null when it is made for everybody.</summary>
    public OwnMarks? Marks { get; set; }

    /// <summary>True when more than the parts differs.</summary>
    public bool IsPersonalThroughout { get; private set; }

    /// <summary>True for a page that hardly anybody asks for again, though its address has nothing wrong.</summary>
    public bool IsRare { get; private set; }

    /// <summary>The page is not worth keeping.</summary>
    public void KeepNot() => IsRare = true;

    /// <summary>The page shows this.</summary>
    public void Add(string topic) => _counters.Add(PageVersions.CounterOf(topic));

    /// <summary>The page asks for what is a visitor's own. Outside of parts nobody can fill it in for somebody else.</summary>
    public void NotePersonal() => IsPersonalThroughout |= !_isInPart;

    /// <summary>A part begins here.</summary>
    public IHtmlContent Begin(PagePart part)
    {
        _parts.Add(part);
        _isInPart = true;
        return new HtmlString(Mark);
    }

    /// <summary>The part ends here.</summary>
    public IHtmlContent End()
    {
        _isInPart = false;
        return new HtmlString(Mark);
    }
}
