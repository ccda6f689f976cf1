using System.Text.Json;
using System.Text.Json.Nodes;

namespace ToolVerdicts.Web.Pages.Shared;

/// <summary>
/// The content of a page as JSON-LD in the vocabulary of schema.org. Facts that are not stated are left out: no rating without a score, no
/// total, no offer for an unknown price.
/// </summary>
public static class StructuredData
{
    /// <summary>
    /// The data of a page; null when there is none. The serializer escapes angle brackets, so it cannot end its script element.
    /// </summary>
    public static string? Of(PageHead head, LiveSite site)
    {
        var things = new JsonArray();
        if (head.Trail.Count > 0)
            things.Add(Breadcrumb(head.Trail, site));
        if (head.Subject is { } subject)
            things.Add(Product(subject, site));
        return things.Count == 0
            ? null
            : new JsonObject { ["@context"] = "https://schema.org", ["@graph"] = things }.ToJsonString(JsonSerializerOptions.Default);
    }

    private static JsonObject Breadcrumb(IReadOnlyList<Crumb> trail, LiveSite site) => Thing(
        "BreadcrumbList",
        ("itemListElement", new JsonArray([.. trail.Select((crumb, index) => Thing(
            "ListItem",
            ("position", index + 1),
            ("name", crumb.Name),
            ("item", crumb.Path is null ? null : site.UrlOf(crumb.Path))))])));

    private static JsonObject Product(ToolSheet subject, LiveSite site) => Thing(
        site.Words.IsUsualSubject ? "SoftwareApplication" : "Product",
        [("name", subject.Tool.Name),
        ("disambiguatingDescription", subject.Tool.Tagline),
        ("description", subject.Tool.Description),
        (site.Words.IsUsualSubject ? "applicationCategory" : "category", subject.Tool.Category),
        ("url", site.UrlOf($"/tools/{subject.Tool.Slug}")),
        ("offers", StructuredCriteria.Offer(subject)),
        ("review", Reviews(subject.Scorecard, site)),
        .. site.Words.IsUsualSubject ? StructuredCriteria.OfProgram(subject) : StructuredCriteria.OfProduct(subject)]);

    private static JsonArray? Reviews(IReadOnlyList<ScorecardRow> scorecard, LiveSite site)
    {
        var reviews = scorecard.SelectMany(row => row.Sides[0].Select(review => Review(row, review, site))).ToArray<JsonNode?>();
        return reviews.Length == 0 ? null : new JsonArray(reviews);
    }

    // A reviewer is a lens and not a person: the site is the author, and the lens is the aspect. A reviewer that is only inferred is left
    // out.
    private static JsonObject Review(ScorecardRow row, Review review, LiveSite site) => Thing(
        "Review",
        ("author", Thing("Organization", ("name", site.Name))),
        ("reviewAspect", review.IsNamed ? row.Reviewer?.Name : null),
        ("reviewBody", review.Text),
        ("reviewRating", review.Score is { } score
            ? Thing("Rating", ("ratingValue", score), ("bestRating", 100), ("worstRating", 0))
            : null));

    // Members without a value are left out.
    private static JsonObject Thing(string type, params IEnumerable<(string Name, JsonNode? Value)> members) =>
        new(members.Prepend(("@type", type)).Where(member => member.Value is not null)
            .Select(member => KeyValuePair.Create<string, JsonNode?>(member.Name, member.Value)));
}
