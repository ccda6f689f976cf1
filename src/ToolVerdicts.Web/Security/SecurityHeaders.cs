using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using ToolVerdicts.Web.Caching;

namespace ToolVerdicts.Web.Security;

/// <summary>Headers that every answer carries, errors and redirects included.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; manifest-src 'self'; "
        + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    // All that Chromium 156 knows by name; it warns in the console of what it does not know. https://github.com/w3c/webappsec-permissions-policy/blob/main/features.md
    private const string PermissionsPolicy =
        "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), compute-pressure=(), cross-origin-isolated=(), display-capture=(), "
        + "encrypted-media=(), fullscreen=(), gamepad=(), geolocation=(), gyroscope=(), hid=(), identity-credentials-get=(), idle-detection=(), keyboard-map=(), local-fonts=(), magnetometer=(), microphone=(), midi=(), "
        + "otp-credentials=(), payment=(), picture-in-picture=(), publickey-credentials-create=(), publickey-credentials-get=(), screen-wake-lock=(), serial=(), storage-access=(), usb=(), "
        + "window-management=(), xr-spatial-tracking=()";

    private const string ForAYear = "max-age=31536000";

    /// <summary>Those that are the same on every answer.</summary>
    public static IReadOnlyList<KeyValuePair<string, StringValues>> Fixed { get; } =
    [
        new(HeaderNames.ContentSecurityPolicy, ContentSecurityPolicy),
        new("Cross-Origin-Opener-Policy", "same-origin"),
        new("Cross-Origin-Embedder-Policy", "require-corp"),
        new("Cross-Origin-Resource-Policy", "same-origin"),
        new("Referrer-Policy", "strict-origin-when-cross-origin"),
        new("Permissions-Policy", PermissionsPolicy),
        new(HeaderNames.XContentTypeOptions, "nosniff"),
        new(HeaderNames.XFrameOptions, "DENY"),
    ];

    public Task InvokeAsync(HttpContext context)
    {
        var isSecret = context.Request.Path.IsSecret();
        context.Response.OnStarting(() =>
        {
            Write(context, isSecret);
            return Task.CompletedTask;
        });
        return next(context);
    }

    /// <summary>Writes them, but for what the answer says otherwise by itself.</summary>
    /// <param name="context">The answer.</param>
    /// <param name="isSecret">True when the address that was asked for is a secret.</param>
    public static void Write(HttpContext context, bool isSecret)
    {
        var headers = context.Response.Headers;
        if (isSecret)
        {
            headers["Referrer-Policy"] = "no-referrer";
            headers["X-Robots-Tag"] = "noindex";
            headers.CacheControl = SharedPages.Private;
        }

        foreach (var (name, value) in Fixed)
            headers.TryAdd(name, value);
        KeepHttps(context);
    }

    /// <summary>Tells browsers that came over https to stay there.</summary>
    public static void KeepHttps(HttpContext context)
    {
        if (context.Request.IsHttps)
            context.Response.Headers.StrictTransportSecurity = ForAYear;
    }
}
