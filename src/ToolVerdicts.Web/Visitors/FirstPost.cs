namespace ToolVerdicts.Web.Visitors;

/// <summary>
/// Lets a browser without the visitor's cookie show that it keeps one before anything is stored for it: the first post is answered with the
/// cookie and 307, on which browsers send it again, with the cookie. A double click before the first answer is one visitor that way, and a
/// browser that keeps no cookie leaves nothing behind.
/// </summary>
internal static class FirstPost
{
    /// <summary>The query key of a post that is sent again.</summary>
    public const string Again = "again";

    /// <summary>
    /// The answer to a post whose act depends on the cookie; null when the browser has shown that it keeps the cookie.
    /// </summary>
    public static IActionResult? AskForCookie(this HttpContext context)
    {
        if (context.Visitor() is not null)
            return null;
        if (context.Request.Query.ContainsKey(Again))
        {
            context.Items[typeof(FirstPost)] = true;
            return new StatusCodeResult(StatusCodes.Status403Forbidden);
        }

        context.ActingVisitor();
        context.Response.Headers.Location = $"{context.Request.Path.ToUriComponent()}{context.Request.QueryString.Add(Again, "1")}";
        return new StatusCodeResult(StatusCodes.Status307TemporaryRedirect);
    }

    /// <summary>True for a post that was refused because its browser keeps no cookie.</summary>
    public static bool IsWithoutCookie(this HttpContext context) => context.Items.ContainsKey(typeof(FirstPost));
}
