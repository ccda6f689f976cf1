using Microsoft.AspNetCore.WebUtilities;

namespace ToolVerdicts.Web.Caching;

/// <summary>The cache key of a request for a page that declares <see cref="CachedAttribute"/>.</summary>
/// <param name="Text">The path, with the declared part of the query behind it.</param>
/// <param name="Query">The declared part of the query, and the only part that the page is to see.</param>
/// <param name="Topics">The topics that the page declares.</param>
internal readonly record struct PageKey(string Text, QueryString Query, IReadOnlyList<string> Topics)
{
    // Four slugs of 80 characters, and what stands between them.
    private const int LongestPath = 400;

    private const string Page = "page";
    private const string Sort = "sort";
    private const string View = "view";
    private const string Category = "category";

    private static readonly string[] Sorts = [.. Enum.GetNames<ToolSort>().Select(name => name.ToLowerInvariant())];

    /// <summary>The key of a request; null when the answer is not to be cached.</summary>
    public static PageKey? Of(HttpRequest request, DeclaredPages pages)
    {
        var path = request.Path.Value ?? "";
        if (path.Length is 0 or > LongestPath || pages.Find<CachedAttribute>(path) is not { } declared)
            return null;
        if (!request.QueryString.HasValue || declared is { Keys: [], FreeKeys: [] })
            return new PageKey(path, default, declared.Topics);
        var asked = QueryHelpers.ParseQuery(request.QueryString.Value);
        if (declared.HasCriteria && asked.Keys.Any(pages.IsCriterion))
            return null;
        if (declared.FreeKeys.Any(asked.ContainsKey) || !asked.All(value => IsCanonical(value.Key, value.Value)))
            return null;
        var query = Select(declared.Keys, asked);
        return new PageKey(path + query.Value, query, declared.Topics);
    }

    // False for a page number with leading zeros, an unknown order, an unknown view and a category in capitals: they show what another
    // address shows, which is cached already.
    private static bool IsCanonical(string key, StringValues values) => StringValues.IsNullOrEmpty(values) || key switch
    {
        Page => values.Count == 1
            && int.TryParse(values, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && $"{number}" == values,
        View => values == "table",
        Category => values.All(value => Slug.TryParse(value, out _)),
        Sort => values.Count == 1 && Sorts.Contains(values.ToString(), StringComparer.Ordinal),
        _ => true,
    };

    private static QueryString Select(string[] keys, Dictionary<string, StringValues> asked)
    {
        var known = new QueryBuilder();
        foreach (var key in keys)
        {
            if (asked.TryGetValue(key, out var values))
                known.Add(key, values.Where(value => !string.IsNullOrEmpty(value))!);
        }

        return known.ToQueryString();
    }
}
