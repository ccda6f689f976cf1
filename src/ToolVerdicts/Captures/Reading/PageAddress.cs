using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace ToolVerdicts.Captures.Reading;

/// <summary>The address of a saved page, as the browser that saved it noted it, or as the page itself gives it.</summary>
internal static partial class PageAddress
{
    private const int Longest = 2_000;

    /// <summary>The first address of http or https; null without one. It is a claim of the page, never a proof.</summary>
    public static string? FindIn(IHtmlDocument document) => document.ChildNodes.OfType<IComment>().Select(SavedFrom)
        .Concat(document.QuerySelectorAll("link[rel=canonical]").Select(link => link.GetAttribute("href")))
        .Concat(document.QuerySelectorAll("meta[property='og:url']").Select(meta => meta.GetAttribute("content")))
        .FirstOrDefault(IsAddress);

    private static string? SavedFrom(IComment comment) => SavedComment().Match(comment.Data) is { Success: true } match
        ? match.Groups["address"].Value
        : null;

    private static bool IsAddress(string? text) => text is { Length: <= Longest } && Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && uri is { Scheme: "http" or "https", UserInfo: "" };

    // The mark of the web, which browsers write above a page they save.
    [GeneratedRegex(
        @"^\s*saved from url=\([0-9]{1,6}\)(?<address>\S+)\s*$",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex SavedComment();
}
