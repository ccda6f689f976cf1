using Microsoft.Net.Http.Headers;

namespace ToolVerdicts.Web.Hosting;

/// <summary>
/// Answers at a page's own address with its Markdown twin when that is what the client would rather have. Browsers, which take anything,
/// get the page.
/// </summary>
internal sealed class PreferredForm(RequestDelegate next)
{
    private const string Twin = ".md";
    private const string Anything = "*/*";
    private const string HtmlFirst = "text/html,";
    private static readonly string[] WithTwins = ["tools", "compare"];

    public async Task InvokeAsync(HttpContext context)
    {
        var asked = context.Request.Path;
        if (!HasTwin(asked.Value ?? ""))
        {
            await next(context);
            return;
        }

        context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        try
        {
            if (PrefersMarkdown(context.Request))
                context.Request.Path = $"{asked.Value!.TrimEnd('/')}{Twin}";
            await next(context);
        }
        finally
        {
            // Whoever looks at the request afterwards is to see what was asked.
            context.Request.Path = asked;
        }
    }

    /// <summary>True when Markdown is wanted more than HTML. A tie, a wildcard or no word at all is HTML's.</summary>
    internal static bool PrefersMarkdown(HttpRequest request)
    {
        // What browsers say takes HTML first and fully: nothing can be wanted more.
        if (request.Headers.Accept is not { Count: > 0 } said || said is [{ } one] && (one == Anything || one.StartsWith(HtmlFirst, StringComparison.Ordinal)))
            return false;
        var accept = request.GetTypedHeaders().Accept;
        return Quality(accept, "markdown") > Quality(accept, "html");
    }

    private static bool HasTwin(string path) =>
        path.Split('/', StringSplitOptions.RemoveEmptyEntries) is [var folder, var page]
        && WithTwins.Contains(folder, StringComparer.OrdinalIgnoreCase)
        && !page.Contains('.');

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
