using Microsoft.AspNetCore.Html;

namespace ToolVerdicts.Web.Pages.Shared;

/// <summary>The changes that a preview shows, for its banner and its marks.</summary>
/// <param name="IsOn">False on a site that is no preview.</param>
public sealed record PreviewNotes(bool IsOn, IReadOnlyList<ListedChange> Changes)
{
    // A longer list would push the page out of sight, also when it is folded.
    private const int MostListed = 50;

    /// <summary>The notes of a site that is no preview.</summary>
    public static PreviewNotes None { get; } = new(IsOn: false, []);

    /// <summary>The changes that the banner lists.</summary>
    public IReadOnlyList<ListedChange> Listed => Changes.Take(MostListed).ToList();

    /// <summary>How many changes the banner leaves out.</summary>
    public int Unlisted => Changes.Count - Listed.Count;

    /// <summary>The mark of a changed fact of a tool; nothing beside a fact that did not change.</summary>
    public IHtmlContent Mark(Slug tool, ToolFact fact) =>
        MarkOf(Changes.Where(change => change.Slug == tool && FactOf(change.Fact) is { } changed && IsShownBy(fact, changed)));

    /// <summary>The mark of a changed value of a criterion.</summary>
    /// <param name="criterion">The criterion's key.</param>
    public IHtmlContent Mark(Slug tool, string criterion) =>
        MarkOf(Changes.Where(change => change.Slug == tool && change.Criterion == criterion));

    /// <summary>The mark of a changed review.</summary>
    /// <param name="textDigest">The digest of its text.</param>
    public IHtmlContent MarkReview(string textDigest) => MarkOf(Changes.Where(change => change.TextDigest == textDigest));

    private HtmlString MarkOf(IEnumerable<ListedChange> changes)
    {
        // On a site that is no preview, for each of the dozens of facts of a page.
        if (Changes.Count == 0)
            return HtmlString.Empty;
        var words = string.Join("; ", changes.Select(change => change.Fact == ChangedFact.Added ? "new"
            : change.IsFirstStated ? "changed; was not stated" : $"changed; was {change.BeforeWords}").Distinct());
        return words.Length == 0
            ? HtmlString.Empty
            : new HtmlString($" <mark class=\"preview\">{System.Text.Encodings.Web.HtmlEncoder.Default.Encode(words)}</mark>");
    }

    // Pages show the share beside the counts from which it follows.
    private static bool IsShownBy(ToolFact shown, ToolFact changed) =>
        shown == changed || (shown == ToolFact.PanelShare && changed == ToolFact.Panel);

    private static ToolFact? FactOf(ChangedFact fact) => fact switch
    {
        ChangedFact.Added or ChangedFact.Name or ChangedFact.Tagline => ToolFact.Identity,
        ChangedFact.Category => ToolFact.Category,
        ChangedFact.Description => ToolFact.Description,
        ChangedFact.Price => ToolFact.Price,
        ChangedFact.Pricing => ToolFact.Pricing,
        ChangedFact.Panel => ToolFact.Panel,
        _ => null,
    };
}
