using ToolVerdicts.Visitors;

namespace ToolVerdicts.Web.Security;

/// <summary>
/// Takes the token out of the address of a page that a message links to, before anything else sees the address: so it stands in no log and on no error page,
/// however much is logged.
/// </summary>
internal sealed class MailTokens(RequestDelegate next)
{
    /// <summary>Where mail programs unsubscribe; the token is all they show.</summary>
    public static readonly PathString Unsubscribe = "/unsubscribe";

    // What stands in the address instead.
    private const string Hidden = "token";

    /// <summary>The folders below which tokens stand.</summary>
    public static IReadOnlyList<PathString> Folders { get; } = [Unsubscribe, "/subscribe/confirm", "/subscribe/preferences"];

    public Task InvokeAsync(HttpContext context)
    {
        foreach (var folder in Folders)
        {
            if (context.Request.Path.StartsWithSegments(folder, StringComparison.OrdinalIgnoreCase, out var rest) && rest.Value is { Length: > 1 } token)
            {
                context.Items[typeof(MailTokens)] = token[1..];
                context.Request.Path = folder.Add($"/{Hidden}");
                break;
            }
        }

        return next(context);
    }
}

/// <summary>What pages ask about tokens.</summary>
internal static class MailTokenExtensions
{
    /// <summary>What the address carried as a token; empty when it carried none.</summary>
    public static string MailTokenText(this HttpContext context) => context.Items[typeof(MailTokens)] as string ?? "";

    /// <summary>The hash of the token that the address carried; null when what it carried is none.</summary>
    public static TokenHash? MailToken(this HttpContext context) => Newsletter.Subscribers.MailToken.HashOf(context.MailTokenText());
}
