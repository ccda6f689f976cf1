using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using ToolVerdicts.Search;

namespace ToolVerdicts.Web.Caching;

/// <summary>Which pages may be kept, and by what they are told apart: their path, and the query keys that change what they show.</summary>
internal static class PageKey
{
    // Four slugs of 80 characters and what stands between them.
    private const int LongestPath = 400;

    private const string Page = "page";
    private const string Sort = "sort";

    private static readonly string[] Sorts = [.. Enum.GetNames<ToolSort>().Select(name => name.ToLowerInvariant())];

    private static readonly QueryKeys Nothing = new([], []);

    // A path of one segment, such as "tools", and what stands below it, such as "tools/*".
    private static readonly Dictionary<string, QueryKeys> Declared = new(StringComparer.Ordinal)
    {
        ["/"] = Nothing,
        ["/tools"] = new(["category", "price", "verdict", Sort, Page], ["q"]),
        ["/tools/*"] = Nothing,
        ["/compare"] = new([], ["before", "tool"]),
        ["/compare/*"] = Nothing,
        ["/categories"] = Nothing,
        ["/categories/*"] = new([Page], []),
        ["/reviewers"] = Nothing,
        ["/reviewers/*"] = new(["category", Page], []),
        ["/methodology"] = Nothing,
        ["/about"] = Nothing,
        ["/privacy"] = Nothing,
        ["/attribution"] = Nothing,
        ["/feed.xml"] = Nothing,
        ["/llms.txt"] = Nothing,
        ["/robots.txt"] = Nothing,
        ["/sitemap.xml"] = Nothing,
    };

    /// <summary>The key of what is asked for; null when it is not kept.</summary>
    /// <param name="request">The request.</param>
    /// <param name="query">What the page is to see of the query: what its key says, and nothing else.</param>
    public static string? Of(HttpRequest request, out QueryString query)
    {
        query = default;
        var path = request.Path.Value ?? "";
        if (path.Length is 0 or > LongestPath || !Declared.TryGetValue(ShapeOf(path), out var keys))
            return null;
        if (keys == Nothing || !request.QueryString.HasValue)
            return path;
        var asked = QueryHelpers.ParseQuery(request.QueryString.Value);
        if (keys.Free.Any(asked.ContainsKey) || !asked.All(said => IsAsLinked(said.Key, said.Value)))
            return null;
        query = Known(keys.Kept, asked);
        return path + query.Value;
    }

    /// <summary>What a page depends on beside the tools it shows.</summary>
    public static IEnumerable<string> TopicsOf(string key)
    {
        var path = key.Split('?')[0];
        var shape = ShapeOf(path);
        if (shape is not ("/tools/*" or "/compare/*"))
            yield return PageVersions.Catalogue;
        if (shape is "/" or "/reviewers" or "/reviewers/*" || key.Contains("sort=community", StringComparison.OrdinalIgnoreCase))
            yield return PageVersions.AllVotes;
    }

    private static string ShapeOf(string path)
    {
        var slash = path.IndexOf('/', 1);
        if (slash < 0)
            return path;
        // A page has no extension; its other forms do. An address that ends in a slash is nobody's: its page is made each time.
        return slash == path.Length - 1 || path.AsSpan(slash + 1).ContainsAny('/', '.') ? "" : $"{path[..slash]}/*";
    }

    // A page number with zeros before it, or an order that there is not, shows what another address shows.
    private static bool IsAsLinked(string key, StringValues values) => StringValues.IsNullOrEmpty(values) || key switch
    {
        Page => values.Count == 1 && int.TryParse(values, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && $"{number}" == values,
        Sort => values.Count == 1 && Sorts.Contains(values.ToString(), StringComparer.Ordinal),
        _ => true,
    };

    private static QueryString Known(string[] keys, Dictionary<string, StringValues> asked)
    {
        var known = new QueryBuilder();
        foreach (var key in keys)
        {
            if (asked.TryGetValue(key, out var values))
                known.Add(key, values.Where(value => !string.IsNullOrEmpty(value))!);
        }

        return known.ToQueryString();
    }

    /// <summary>The query keys of a page.</summary>
    /// <param name="Kept">Those of a few values each: a page is kept for each value.</param>
    /// <param name="Free">Those that take any text: with one of them a page is not kept, or strangers could fill the memory with what nobody asks for twice.</param>
    private sealed record QueryKeys(string[] Kept, string[] Free);
}
