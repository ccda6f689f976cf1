using Microsoft.AspNetCore.Mvc;

namespace ToolVerdicts.Web.Visitors;

/// <summary>
/// Redirects from addresses of tools that are not those of today. Browsers ask again each time: a tool can get an address back, and two
/// remembered redirects would then lead to each other.
/// </summary>
internal static class Moves
{
    /// <summary>Answers 301 to a path of this site.</summary>
    public static void MoveTo(this HttpContext context, string path)
    {
        context.Response.StatusCode = StatusCodes.Status301MovedPermanently;
        context.Response.Headers.Location = path;
        context.Response.Headers.CacheControl = "no-cache";
    }

    /// <inheritdoc cref="MoveTo"/>
    public static IActionResult MovedTo(this HttpContext context, string path)
    {
        context.MoveTo(path);
        return new EmptyResult();
    }
}
