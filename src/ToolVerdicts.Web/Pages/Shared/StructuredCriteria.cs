using System.Text.Json.Nodes;

namespace ToolVerdicts.Web.Pages.Shared;

/// <summary>The criteria and the price of a tool in the vocabulary of schema.org. Values that are contested or old are left out.</summary>
internal static class StructuredCriteria
{
    private const string Licence = "licence";
    private const string Version = "version";
    private const string Platforms = "platforms";

    /// <summary>The properties of a program: licence, version and platforms where criteria state them, and every criterion as a feature.
    /// </summary>
    public static IEnumerable<(string Name, JsonNode? Value)> OfProgram(ToolSheet sheet)
    {
        var rows = Fresh(sheet);
        yield return ("license", Text(rows, row => row.Criterion is { Key: Licence, Kind: CriterionKind.Licence }) is { } licence
            ? SpdxLicences.AddressOf(licence) ?? licence
            : null);
        yield return ("softwareVersion", Text(rows, row => row.Criterion is { Key: Version, Kind: CriterionKind.Version }));
        yield return ("operatingSystem", Text(rows, row => row.Criterion is { Key: Platforms, Kind: CriterionKind.Set }));
        yield return ("featureList", ListOf(rows.Select(row => (JsonNode)$"{row.Criterion.Label}: {row.Words}")));
    }

    /// <summary>The properties of another product: every criterion.</summary>
    public static IEnumerable<(string Name, JsonNode? Value)> OfProduct(ToolSheet sheet) =>
    [
        ("additionalProperty", ListOf(Fresh(sheet).Select(row => new JsonObject
        {
            ["@type"] = "PropertyValue", ["name"] = row.Criterion.Label, ["value"] = row.Words,
        }))),
    ];

    /// <summary>An offer for nothing, for a tool that was free on a day not long ago. Other prices name no amount in a currency that is
    /// certain.</summary>
    public static JsonObject? Offer(ToolSheet sheet) =>
        sheet.Tool is { PriceWord: { } word, PriceSeen: { } seen } && Wording.Same(word, "Free")
            && !sheet.Freshness.IsOld(ToolFact.Price, seen)
            ? new JsonObject { ["@type"] = "Offer", ["price"] = 0 }
            : null;

    // A page without a day may be years old. What an editor's file says stands for as long as it says so.
    private static List<CriterionCell> Fresh(ToolSheet sheet) => sheet.Criteria
        .Where(row => row is { Value: not null, IsOld: false })
        .Where(row => row.Seen is not null || row.Sources.Any(source => source.Editor is not null))
        .ToList();

    private static string? Text(List<CriterionCell> rows, Predicate<CriterionCell> which) => rows.Find(which)?.Words;

    private static JsonArray? ListOf(IEnumerable<JsonNode> nodes) => nodes.ToArray() is [_, ..] known ? new JsonArray(known) : null;
}
