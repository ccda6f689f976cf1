namespace ToolVerdicts.Web.Delivery;

/// <summary>
/// Takes the token out of the address of a page that a message links to, before anything else sees the address: so it stands in no log and on no error page.
/// Such pages are kept nowhere, indexed nowhere, and told to nobody as a referrer.
/// </summary>
internal sealed class MailTokens(RequestDelegate next)
{
    /// <summary>Where mail programs unsubscribe; the token is all they show.</summary>
    public static readonly PathString Unsubscribe = "/unsubscribe";

    // What stands in the address instead.
    private const string Hidden = "token";

    private static readonly PathString[] Folders = [Unsubscribe, "/subscribe/confirm", "/subscribe/preferences"];

    public Task InvokeAsync(HttpContext context)
    {
        foreach (var folder in Folders)
        {
            if (context.Request.Path.StartsWithSegments(folder, StringComparison.OrdinalIgnoreCase, out var rest) && rest.Value is { Length: > 1 } token)
            {
                context.Items[typeof(MailTokens)] = token[1..];
                context.Request.Path = folder.Add($"/{Hidden}");
                // Now, for those who look whether an answer may be shared, and at the end, for an error clears the headers.
                KeepPrivate(context.Response.Headers);
                context.Response.OnStarting(
                    state =>
                    {
                        KeepPrivate((IHeaderDictionary)state);
                        return Task.CompletedTask;
                    },
                    context.Response.Headers);
                break;
            }
        }

        return next(context);
    }

    private static void KeepPrivate(IHeaderDictionary headers)
    {
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-store";
        headers["X-Robots-Tag"] = "noindex";
    }
}

/// <summary>What pages ask about tokens.</summary>
internal static class MailTokenExtensions
{
    /// <summary>What the address carried as a token; empty when it carried none.</summary>
    public static string MailTokenText(this HttpContext context) => context.Items[typeof(MailTokens)] as string ?? "";

    /// <summary>The fingerprint of the token that the address carried; null when what it carried is none.</summary>
    public static byte[]? MailToken(this HttpContext context) => Subscribers.MailToken.Fingerprint(context.MailTokenText());
}
