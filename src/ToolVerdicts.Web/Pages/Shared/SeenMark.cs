using Microsoft.AspNetCore.Html;

namespace ToolVerdicts.Web.Pages.Shared;

/// <summary>The day beside a value. It is no partial view, because a page shows dozens, and each view takes longer than the
/// words.</summary>
public static class SeenMark
{
    /// <param name="seen">The day; null shows nothing.</param>
    public static IHtmlContent Of(DateOnly? seen, bool isOld = false) => seen is not { } day
        ? HtmlString.Empty
        : new HtmlString("<small class=\"seen\" data-capture=\"ignore\">seen "
            + $"<time datetime=\"{day.ToStored()}\">{day.ToString("d MMM yyyy", CultureInfo.InvariantCulture)}</time>"
            + $"{(isOld ? ", old" : "")}</small>");

    /// <inheritdoc cref="Of(DateOnly?, bool)"/>
    public static IHtmlContent Of((DateOnly? Day, bool IsOld) seen) => Of(seen.Day, seen.IsOld);

    /// <summary>The day of a value that is old; nothing for others.</summary>
    public static IHtmlContent Old((DateOnly? Day, bool IsOld) seen) => seen.IsOld ? Of(seen) : HtmlString.Empty;
}
