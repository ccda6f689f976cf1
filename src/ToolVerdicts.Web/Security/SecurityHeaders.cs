namespace ToolVerdicts.Web.Security;

/// <summary>Writes the security headers of every answer, errors and redirects included.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    /// <summary>The Cache-Control of answers that belong to one visitor.</summary>
    public const string Private = "private, no-store";

    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; manifest-src 'self'; "
        + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    // All features that Chromium 156 knows by name; it warns in the console of names that it does not know.
    // https://github.com/w3c/webappsec-permissions-policy/blob/main/features.md
    private const string PermissionsPolicy =
        "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), compute-pressure=(), cross-origin-isolated=(), display-capture=(), "
        + "encrypted-media=(), fullscreen=(), gamepad=(), geolocation=(), gyroscope=(), hid=(), identity-credentials-get=(), "
        + "idle-detection=(), keyboard-map=(), local-fonts=(), magnetometer=(), microphone=(), midi=(), otp-credentials=(), "
        + "payment=(), picture-in-picture=(), publickey-credentials-create=(), publickey-credentials-get=(), "
        + "screen-wake-lock=(), serial=(), storage-access=(), usb=(), "
        + "window-management=(), xr-spatial-tracking=()";

    private const string ForAYear = "max-age=31536000";

    /// <summary>The headers that are the same on every answer.</summary>
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
        context.Response.OnStarting(() =>
        {
            Write(context);
            return Task.CompletedTask;
        });
        return next(context);
    }

    /// <summary>Writes the headers, except those of <see cref="Fixed"/> that the answer has set otherwise.</summary>
    public static void Write(HttpContext context)
    {
        var headers = context.Response.Headers;
        if (context.HasSecretAddress())
        {
            headers["Referrer-Policy"] = "no-referrer";
            headers["X-Robots-Tag"] = "noindex";
            headers.CacheControl = Private;
        }

        foreach (var (name, value) in Fixed)
            headers.TryAdd(name, value);
        WriteTransportSecurity(context);
    }

    /// <summary>Tells browsers that came over https to use nothing else for a year.</summary>
    public static void WriteTransportSecurity(HttpContext context)
    {
        if (context.Request.IsHttps)
            context.Response.Headers.StrictTransportSecurity = ForAYear;
    }
}
