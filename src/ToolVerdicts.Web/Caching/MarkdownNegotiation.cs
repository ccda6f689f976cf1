namespace ToolVerdicts.Web.Caching;

/// <summary>
/// Answers at the address of a page with its Markdown twin when the client prefers Markdown. Browsers, which accept anything, get the page.
/// </summary>
internal sealed class MarkdownNegotiation(RequestDelegate next, DeclaredPages pages)
{
    private const string Twin = ".md";
    private const string Anything = "*/*";
    private const string HtmlFirst = "text/html,";

    public async Task InvokeAsync(HttpContext context)
    {
        var asked = context.Request.Path;
        var path = asked.Value!.TrimEnd('/');
        if (!HasTwin(asked, pages))
        {
            await next(context);
            return;
        }

        context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        try
        {
            if (PrefersMarkdown(context.Request))
                context.Request.Path = $"{path}{Twin}";
            await next(context);
        }
        finally
        {
            // Middleware that runs after the answer is to see the address that was asked for.
            context.Request.Path = asked;
        }
    }

    /// <summary>True for a page with a Markdown twin, when the client prefers that. Other addresses have one form for all.</summary>
    internal static bool IsTwinAsked(HttpRequest request, DeclaredPages pages) => PrefersMarkdown(request) && HasTwin(request.Path, pages);

    private static bool HasTwin(PathString path, DeclaredPages pages) =>
        pages.Find<MarkdownTwinAttribute>(path.Value!.TrimEnd('/').ToLowerInvariant()) is not null;

    /// <summary>True when Markdown ranks above HTML. A tie, a wildcard and a missing header count for HTML.</summary>
    internal static bool PrefersMarkdown(HttpRequest request)
    {
        // Browsers put HTML first and without a weight, so that nothing can rank above it.
        if (request.Headers.Accept is not { Count: > 0 } accepted
            || (accepted is [{ } one] && (one == Anything || one.StartsWith(HtmlFirst, StringComparison.Ordinal))))
            return false;
        var ranges = request.GetTypedHeaders().Accept;
        return Quality(ranges, "markdown") > Quality(ranges, "html");
    }

    // The most specific range decides, whatever its place in the list (RFC 9110, 12.5.1).
    private static double Quality(IList<MediaTypeHeaderValue> accept, string subtype) => accept
        .Select(range => (Rank: Rank(range, subtype), Quality: range.Quality ?? 1))
        .Where(range => range.Rank > 0)
        .OrderByDescending(range => range.Rank).ThenByDescending(range => range.Quality)
        .Select(range => range.Quality)
        .FirstOrDefault();

    private static int Rank(MediaTypeHeaderValue range, string subtype) =>
        range.MatchesAllTypes ? 1
        : !range.Type.Equals("text", StringComparison.OrdinalIgnoreCase) ? 0
        : range.MatchesAllSubTypes ? 2
        : range.SubType.Equals(subtype, StringComparison.OrdinalIgnoreCase) ? 3
        : 0;
}
