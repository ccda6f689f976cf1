namespace ToolVerdicts.Web.Endpoints;

/// <summary>Says where to report a vulnerability of the site (RFC 9116); 404 while the operator names no contact.</summary>
internal static class SecurityText
{
    private const string Path = "/.well-known/security.txt";

    // The text must name a day on which it ends, at most a year ahead.
    private const int Days = 180;

    public static void MapSecurityText(this IEndpointRouteBuilder site) => site.MapMethods(Path, Reading.Methods, Write);

    private static IResult Write(LiveSite site, TimeProvider time)
    {
        if (site.ContactLink is not { } contact)
            return Results.NotFound();
        return Results.Text(
            $"""
            Contact: {(contact.StartsWith('/') ? site.UrlOf(contact) : contact)}
            Expires: {time.Today().AddDays(Days):yyyy-MM-dd}T00:00:00Z
            Preferred-Languages: en
            Canonical: {site.UrlOf(Path)}

            """);
    }
}
