using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace ToolVerdicts.Web.Pages.Shared;

/// <summary>Shows text in which the search has marked matches.</summary>
public static class Matches
{
    /// <summary>The text without its marks.</summary>
    public static string Plain(string text) => string.Concat(text.Where(c => c is not (Highlight.Start or Highlight.End)));

    /// <summary>The text as HTML: encoded, with <c>mark</c> around each match.</summary>
    public static IHtmlContent Marked(string text) => new HtmlString(
        HtmlEncoder.Default.Encode(text.Replace(Highlight.Start, '\uE000').Replace(Highlight.End, '\uE001'))
            .Replace("&#xE000;", "<mark>", StringComparison.Ordinal).Replace("&#xE001;", "</mark>", StringComparison.Ordinal));
}
