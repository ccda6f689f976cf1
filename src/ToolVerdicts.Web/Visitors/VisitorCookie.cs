namespace ToolVerdicts.Web.Visitors;

/// <summary>
/// The only cookie of the site: a random number, signed, that a visitor gets with the first vote or bookmark. A forged, damaged or expired
/// cookie counts as none.
/// </summary>
internal static class VisitorCookie
{
    public const string Name = "visitor";

    /// <summary>The visitor of the cookie; null without a valid one.</summary>
    public static VisitorId? Visitor(this HttpContext context)
    {
        if (!context.Items.TryGetValue(typeof(VisitorId), out var known))
        {
            var (keys, today) = Resolve(context);
            context.Items[typeof(VisitorId)] = known = Read(context.Request.Headers.Cookie, keys, today);
        }

        return (VisitorId?)known;
    }

    /// <summary>
    /// The visitor of the cookie, or a new one. The answer sets the cookie for <see cref="VisitorId.LifetimeDays"/> days from now.
    /// </summary>
    public static VisitorId ActingVisitor(this HttpContext context)
    {
        var (keys, today) = Resolve(context);
        var visitor = context.Visitor() is { } known
            ? known with { Since = today }
            : VisitorId.New(RandomNumberGenerator.GetBytes(16), today);
        context.Items[typeof(VisitorId)] = visitor;
        context.Response.Cookies.Append(Name, visitor.Sign(keys.Signing), Options(context));
        return visitor;
    }

    /// <summary>Deletes the cookie.</summary>
    public static void ForgetVisitor(this HttpContext context)
    {
        context.Items[typeof(VisitorId)] = null;
        context.Response.Cookies.Delete(Name, Options(context));
    }

    // Another program of this host may have set a cookie of the same name: the first that is valid counts, wherever it stands.
    private static VisitorId? Read(StringValues headers, VisitorKeys keys, DateOnly today)
    {
        foreach (var header in headers)
        {
            foreach (var part in header.AsSpan().Split(';'))
            {
                var pair = header.AsSpan()[part].Trim();
                if (pair.StartsWith($"{Name}=", StringComparison.Ordinal)
                    && VisitorId.Read(pair[(Name.Length + 1)..].ToString(), keys.Signing, today) is { } visitor)
                    return visitor;
            }
        }

        return null;
    }

    private static (VisitorKeys Keys, DateOnly Today) Resolve(HttpContext context) =>
        (context.RequestServices.GetRequiredService<VisitorKeys>(), context.RequestServices.GetRequiredService<TimeProvider>().Today());

    private static CookieOptions Options(HttpContext context) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        MaxAge = TimeSpan.FromDays(VisitorId.LifetimeDays),
        Path = context.RequestServices.GetRequiredService<SiteOptions>().BasePath is { Length: > 0 } path ? path : "/",
        SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
    };
}
