using System.Security.Cryptography;
using ToolVerdicts.Visitors;

namespace ToolVerdicts.Web.Visitors;

/// <summary>
/// The one cookie, which a visitor gets with the first vote or bookmark and not before: a random number, signed. What is forged, cut short or old
/// is no visitor, as if there were no cookie.
/// </summary>
internal static class VisitorCookie
{
    public const string Name = "visitor";

    /// <summary>Who asks; null when nobody who ever acted.</summary>
    public static VisitorId? Visitor(this HttpContext context)
    {
        if (!context.Items.TryGetValue(typeof(VisitorId), out var known))
        {
            var (keys, today) = Tools(context);
            context.Items[typeof(VisitorId)] = known = VisitorId.Read(context.Request.Cookies[Name], keys.Signing, today);
        }

        return (VisitorId?)known;
    }

    /// <summary>Who acts: the visitor who asks, or a new one. The answer gives the browser its number, for another <see cref="VisitorId.LifetimeDays"/> days.</summary>
    public static VisitorId ActingVisitor(this HttpContext context)
    {
        var (keys, today) = Tools(context);
        var visitor = context.Visitor() is { } known ? known with { Since = today } : VisitorId.New(RandomNumberGenerator.GetBytes(16), today);
        context.Items[typeof(VisitorId)] = visitor;
        context.Response.Cookies.Append(Name, visitor.Sign(keys.Signing), Options(context));
        return visitor;
    }

    /// <summary>The browser forgets its number.</summary>
    public static void ForgetVisitor(this HttpContext context)
    {
        context.Items[typeof(VisitorId)] = null;
        context.Response.Cookies.Delete(Name, Options(context));
    }

    private static (VisitorKeys Keys, DateOnly Today) Tools(HttpContext context) =>
        (context.RequestServices.GetRequiredService<VisitorKeys>(), context.RequestServices.GetRequiredService<TimeProvider>().Today());

    private static CookieOptions Options(HttpContext context) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        MaxAge = TimeSpan.FromDays(VisitorId.LifetimeDays),
        Path = "/",
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
    };
}
