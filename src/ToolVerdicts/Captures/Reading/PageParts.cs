using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace ToolVerdicts.Captures.Reading;

/// <summary>
/// Puts parts of a page where a browser shows them: those that React streamed behind the page, which scripts of the page move, and those of
/// declarative shadow roots.
/// </summary>
internal static partial class PageParts
{
    private const string ShadowRoots = "template[shadowrootmode], template[shadowroot]";
    private const string EndOfBoundary = "/$";

    /// <exception cref="CaptureRefusedException">A part is missing, or nothing says where it belongs.</exception>
    public static void Arrange(IHtmlDocument document, CancellationToken cancellation)
    {
        OpenShadowRoots(document, cancellation);
        PlaceStreamedParts(document, cancellation);
    }

    private static void OpenShadowRoots(IHtmlDocument document, CancellationToken cancellation)
    {
        // Each round opens the roots inside those that the round before opened.
        while (document.QuerySelectorAll(ShadowRoots).OfType<IHtmlTemplateElement>().ToList() is [_, ..] found)
        {
            foreach (var root in found)
            {
                cancellation.ThrowIfCancellationRequested();
                if (root.ParentElement is not { } host)
                {
                    root.Remove();
                    continue;
                }

                var light = host.ChildNodes.Where(node => node != root).ToList();
                foreach (var node in light)
                    host.RemoveChild(node);
                root.Replace([.. root.Content.ChildNodes]);
                foreach (var slot in host.QuerySelectorAll("slot").ToList())
                {
                    var name = slot.GetAttribute("name") ?? "";
                    var shown = light.Where(node => ((node as IElement)?.GetAttribute("slot") ?? "") == name).ToList();
                    if (shown.Exists(node => node is IElement || !string.IsNullOrWhiteSpace(node.TextContent)))
                        slot.Replace([.. shown]);
                    else
                        slot.Replace([.. slot.ChildNodes]);
                    light = light.Except(shown).ToList();
                }
            }
        }
    }

    private static void PlaceStreamedParts(IHtmlDocument document, CancellationToken cancellation)
    {
        var parts = document.QuerySelectorAll("[hidden][id*='S:'], [hidden] [id*='S:']").Where(part => PartId().IsMatch(part.Id!)).ToList();
        var places = document.QuerySelectorAll("template[id]").Where(place => PlaceId().IsMatch(place.Id!))
            .DistinctBy(place => place.Id).ToDictionary(place => place.Id!, StringComparer.Ordinal);
        if (parts.Count == 0 && places.Count == 0)
            return;
        var moves = document.QuerySelectorAll("script").SelectMany(script => Move().Matches(script.TextContent)).SelectMany(move =>
        {
            var (a, b) = (move.Groups["a"].Value, move.Groups["b"].Value);
            return (KeyValuePair<string, string>[])[new(a, b), new(b, a)];
        }).Concat(document.QuerySelectorAll("template[data-sid]").Select(move => new KeyValuePair<string, string>(
            move.GetAttribute("data-sid")!, move.GetAttribute("data-bid") ?? move.GetAttribute("data-pid") ?? "")))
            .DistinctBy(move => move.Key).ToDictionary();
        foreach (var part in parts)
        {
            cancellation.ThrowIfCancellationRequested();
            var placeId = moves.GetValueOrDefault(part.Id!) ?? part.Id!.Replace("S:", "B:", StringComparison.Ordinal);
            if (!places.Remove(placeId, out var place))
                throw new CaptureRefusedException("streamed: a part of it was sent behind the page, and nothing says where it belongs");
            part.Remove();
            if (placeId.Contains("B:", StringComparison.Ordinal))
                RemoveFallback(place);
            place.Replace([.. part.ChildNodes]);
        }

        if (places.Count > 0)
            throw new CaptureRefusedException("truncated: it was saved before all of its parts had been sent");
    }

    // Up to the comment that ends the boundary, a visitor sees something else for as long as the part is not there.
    private static void RemoveFallback(IElement place)
    {
        var depth = 0;
        for (var node = place.NextSibling; node is not null; node = place.NextSibling)
        {
            if (node is IComment { Data: EndOfBoundary } && depth-- == 0)
                return;
            if (node is IComment { Data: ['$', ..] })
                depth++;
            node.Parent!.RemoveChild(node);
        }
    }

    [GeneratedRegex("S:[0-9a-f]{1,8}$", RegexOptions.NonBacktracking)]
    private static partial Regex PartId();

    [GeneratedRegex("[BP]:[0-9a-f]{1,8}$", RegexOptions.NonBacktracking)]
    private static partial Regex PlaceId();

    // $RC(boundary, part), $RS(part, place) and $RR(boundary, part, styles) of React's server renderer.
    [GeneratedRegex(
        @"\$R[CSR]\(""(?<a>[^""]{1,80})"",\s?""(?<b>[^""]{1,80})""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Move();
}
