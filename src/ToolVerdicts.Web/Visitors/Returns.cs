using Microsoft.AspNetCore.WebUtilities;

namespace ToolVerdicts.Web.Visitors;

/// <summary>Redirects a visitor who acted to the page they came from, which then says what happened.</summary>
internal static class Returns
{
    /// <summary>The query key that names the tool just voted on.</summary>
    public const string Voted = "voted";

    /// <summary>The query key that names the tool just saved or removed.</summary>
    public const string Saved = "saved";

    /// <summary>The query key that names the tool whose note was just kept.</summary>
    public const string Noted = "noted";

    // A longer address would not fit into the head of an answer that a proxy takes.
    private const int LongestReferrer = 1_000;

    private static readonly string[] Keys = [Voted, Saved, Noted];

    /// <summary>
    /// Answers 303 to the page of this site that the request names as its referrer, or else to <paramref name="otherwise"/>.
    /// </summary>
    /// <param name="context">The request.</param>
    /// <param name="otherwise">A path of this site.</param>
    /// <param name="act">The query key that says what happened.</param>
    /// <param name="slug">The tool it happened to.</param>
    /// <param name="fragment">The element of the page that shows it.</param>
    public static IActionResult GoBack(this HttpContext context, string otherwise, string act, Slug slug, string fragment)
    {
        var (path, query) = ReadReferrer(context.Request) ?? (otherwise, new QueryBuilder());
        query.Add(act, slug.ToString());
        return context.SeeOther($"{path}{query}#{fragment}");
    }

    /// <summary>The page of this site that the request names as its referrer; null when it names none.</summary>
    public static string? FindWayBack(this HttpContext context) =>
        ReadReferrer(context.Request) is var (path, query) ? $"{path}{query}" : null;

    /// <summary>Answers 303 to a path of this site.</summary>
    public static IActionResult SeeOther(this HttpContext context, string path)
    {
        context.Response.Headers.Location = path;
        return new StatusCodeResult(StatusCodes.Status303SeeOther);
    }

    /// <returns>The referrer without what an earlier act added to it. Null without one, for another site's, and for one that a browser
    /// could take for another site's.</returns>
    private static (string Path, QueryBuilder Query)? ReadReferrer(HttpRequest request)
    {
        if (!Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var referrer) || referrer.Authority != Authority(request))
            return null;
        if (referrer.AbsolutePath.Length + referrer.Query.Length > LongestReferrer)
            return null;
        var start = request.HttpContext.RequestServices.GetRequiredService<SiteOptions>().BasePath;
        if (!new PathString(referrer.AbsolutePath).StartsWithSegments(start, StringComparison.Ordinal, out var path))
            return null;
        // A path that begins with two slashes, or a slash and a backslash, is an address of another host.
        if (path.Value is ['/', '/' or '\\', ..])
            return null;
        var query = QueryHelpers.ParseQuery(referrer.Query).Where(pair => !Keys.Contains(pair.Key, StringComparer.Ordinal));
        return (path.HasValue ? path.Value : "/", new QueryBuilder(query));
    }

    private static string Authority(HttpRequest request) => new Uri($"{request.Scheme}://{request.Host}").Authority;
}
