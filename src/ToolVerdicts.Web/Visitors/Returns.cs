using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace ToolVerdicts.Web.Visitors;

/// <summary>Where a visitor goes after acting: back to the page they came from, which then tells what happened.</summary>
internal static class Returns
{
    /// <summary>The query key that names the tool just voted on.</summary>
    public const string Voted = "voted";

    /// <summary>The query key that names the tool just saved or removed.</summary>
    public const string Saved = "saved";

    /// <summary>The query key that names the tool whose note was just kept.</summary>
    public const string Noted = "noted";

    private static readonly string[] Told = [Voted, Saved, Noted];

    /// <summary>303 to the page of this site that the request names as its referrer, else to <paramref name="otherwise"/>.</summary>
    /// <param name="context">The request.</param>
    /// <param name="otherwise">A path of this site.</param>
    /// <param name="act">The query key that tells what happened.</param>
    /// <param name="slug">The tool it happened to.</param>
    /// <param name="fragment">The part of the page that tells it.</param>
    public static IActionResult Back(this HttpContext context, string otherwise, string act, string slug, string fragment)
    {
        var (path, query) = PageBefore(context.Request) ?? (otherwise, []);
        var kept = query.Where(pair => !Told.Contains(pair.Key, StringComparer.Ordinal));
        return context.SeeOther($"{path}{new QueryBuilder(kept) { { act, slug } }}#{fragment}");
    }

    /// <summary>303 to a path of this site.</summary>
    public static IActionResult SeeOther(this HttpContext context, string path)
    {
        context.Response.Headers.Location = path;
        return new StatusCodeResult(StatusCodes.Status303SeeOther);
    }

    /// <returns>Null when the request came from nowhere, from another site, or from an address that a browser could take for another site's.</returns>
    private static (string Path, IEnumerable<KeyValuePair<string, StringValues>> Query)? PageBefore(HttpRequest request)
    {
        if (!Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var referrer) || referrer.Authority != Authority(request))
            return null;
        // Two slashes, or their look-alikes, begin the name of another host.
        if (referrer.AbsolutePath.Length > 1 && referrer.AbsolutePath[1] is '/' or '\\')
            return null;
        return (referrer.AbsolutePath, QueryHelpers.ParseQuery(referrer.Query));
    }

    private static string Authority(HttpRequest request) => new Uri($"{request.Scheme}://{request.Host}").Authority;
}
